#pragma once

#include "audio/decode.h"
#include "audio/encode.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "dataset/fake_models.h"
#include "dataset/prepare.h"
#include "support/signals.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace koe::dataset {

/// A folder of recordings, an experiment, and models that cost nothing.
class Prepare : public testing::Test
{
protected:
    Prepare()
    {
        std::filesystem::create_directories(data());
        request.data = data();
        request.experiment = experiment();
        request.sampleRateHz = 32000;
        request.jobs = 2;
    }

    [[nodiscard]] std::filesystem::path data() const { return m_folder.path() / "recordings é"; }
    [[nodiscard]] std::filesystem::path logs() const { return m_folder.path() / "logs"; }
    [[nodiscard]] std::filesystem::path experiment() const { return logs() / "my voice"; }

    void record(const std::string& name, const std::vector<signals::Part>& parts, int rateHz = 16000)
    {
        std::filesystem::create_directories((data() / name).parent_path());
        const auto samples = signals::noiseParts(parts, rateHz);
        audio::encodeAudio(data() / name, {{samples.begin(), samples.end()}, rateHz}, {});
    }

    PrepareReport run(const Job& job = {}) { return prepare(request, &tracker, encoder, job); }

    [[nodiscard]] std::set<std::string> names(const std::string& folder) const
    {
        std::set<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(experiment() / folder))
            all.insert(entry.path().filename().string());
        return all;
    }

    /// Every file below logs with its time of writing.
    [[nodiscard]] std::map<std::string, std::filesystem::file_time_type> allFiles() const
    {
        std::map<std::string, std::filesystem::file_time_type> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(logs()))
            if (entry.is_regular_file())
                all[entry.path().lexically_relative(logs()).string()] = entry.last_write_time();
        return all;
    }

    /// Lines of filelist.txt as fields.
    [[nodiscard]] std::vector<std::vector<std::string>> fileList() const
    {
        std::vector<std::vector<std::string>> lines;
        std::istringstream text(readTextFile(experiment() / "filelist.txt"));
        for (std::string line; std::getline(text, line);) {
            lines.emplace_back();
            std::istringstream fields(line);
            for (std::string field; std::getline(fields, field, '|');)
                lines.back().push_back(field);
        }
        return lines;
    }

    static bool anyHolds(const std::vector<std::string>& lines, const std::string& a, const std::string& b)
    {
        return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
            return line.find(a) != std::string::npos && line.find(b) != std::string::npos;
        });
    }

    PrepareRequest request;
    FakeTracker tracker;
    FakeEncoder encoder;
    TemporaryFolder m_folder;
};

} // namespace koe::dataset
