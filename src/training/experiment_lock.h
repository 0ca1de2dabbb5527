#pragma once

#include <filesystem>

namespace koe::training {

/// While it lives, no other process trains the same experiment (two would write over each other's
/// checkpoints). The kernel takes it back with the process, however that ends.
class ExperimentLock
{
public:
    /// Makes the experiment's folder if need be.
    /// @throws InvalidInput when the folder cannot be written, or another process trains there
    explicit ExperimentLock(const std::filesystem::path& folder);
    ~ExperimentLock();
    ExperimentLock(const ExperimentLock&) = delete;
    ExperimentLock& operator=(const ExperimentLock&) = delete;

private:
    int m_file = -1;
};

} // namespace koe::training
