#pragma once

#include "content/content_encoder.h"
#include "content/hubert_files.h"

namespace koe::content {

/// HuBERT or ContentVec as an encoder: 256 = layer 9 and final_proj, 768 = layer 12 (the hidden size).
[[nodiscard]] std::unique_ptr<ContentEncoder> hubertEncoder(const HubertFiles& files,
                                                            const std::string& device);

} // namespace koe::content
