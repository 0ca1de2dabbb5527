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
        throw Missing(
            "There is no speech encoder at " + location.string() +
            ": give a folder of HuBERT or ContentVec in transformers form, or the starter encoder.");
    if (fs::is_directory(location))
        return hubertEncoder(readHubertFolder(location), device);
    if (location.filename() == "config.json" || location.filename() == "pytorch_model.bin" ||
        location.filename() == "model.safetensors")
        return hubertEncoder(readHubertFolder(location.parent_path()), device);
    if (location.extension() != ".safetensors")
        throw InvalidInput(
            location.string() +
            " is no speech encoder that Koe Studio reads: give a folder of HuBERT or ContentVec in "
            "transformers form (config.json beside its weights), or the starter encoder "
            "(.safetensors).");
    return starterEncoder(readStarterFile(location), device);
}

} // namespace koe::content
