#include "content/content_encoder.h"

#include "content/hubert_encoder.h"
#include "content/hubert_files.h"
#include "content/starter_encoder.h"
#include "content/starter_file.h"
#include "core/error.h"

namespace koe::content {
namespace fs = std::filesystem;

std::unique_ptr<ContentEncoder> loadContentEncoder(const fs::path& location, const std::string& device)
{
    if (!fs::exists(location))
        throw Missing("There is no speech encoder at " + location.string() +
                      ": give a folder of HuBERT or ContentVec in transformers form, hubert_base.pt or its "
                      "like, or the "
                      "starter encoder.");
    if (starterFileId(location))
        return starterEncoder(readStarterFile(location), device);
    return hubertEncoder(readHubert(location), device);
}

} // namespace koe::content
