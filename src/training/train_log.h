#pragma once

#include <filesystem>
#include <string>

namespace koe::training {

/// The experiment's train.log in RVC's form: time, name, level and message between tabs. The first line of a
/// new file must be the hyper-parameters, which RVC's checkpoint page reads back.
class TrainLog
{
public:
    TrainLog(std::filesystem::path file, std::string name);
    /// Appends one line; a log that cannot be written does not end the training.
    void write(const std::string& message) const;

private:
    std::filesystem::path m_file;
    std::string m_name;
};

} // namespace koe::training
