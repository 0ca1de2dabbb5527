#pragma once

#include "assets/manifest.h"
#include "core/home.h"
#include "core/job.h"
#include "intake/findings.h"
#include "intake/source_files.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::intake {

struct IntakeRequest
{
    Home home;
    std::filesystem::path source; ///< folder of an RVC or Applio, zip, Python wheel, or one file
    bool link = false;            ///< symbolic links instead of copies; folders only
    bool all = false;             ///< also the voices that training saved on the way to another
    bool accept = false;          ///< also base models that the list does not have
    std::string as;               ///< another name for the one voice in it; empty: its own
    const std::vector<assets::Asset>* list = &assets::manifest(); ///< base models that are known
};

/// What becomes of one file.
struct Step
{
    enum class Do
    {
        Take,
        Have, ///< the same is there already
        Skip,
    };
    Do action = Do::Skip;
    std::string kind;             ///< "voice", "index", "sample", "picture", "base-model", "other"
    std::string what;             ///< "an RVC voice (v2, 40 kHz, with pitch)"
    std::filesystem::path source; ///< in the folder or package
    std::filesystem::path file;   ///< its bytes
    std::filesystem::path target; ///< empty: nowhere
    std::uint64_t bytes = 0;
    std::string reason; ///< of Skip; a remark otherwise
    std::string sha256; ///< that a copy must have; empty: any
};

struct Plan
{
    std::vector<Step> steps;
    std::size_t others = 0; ///< recordings, features, settings: only counted
    [[nodiscard]] std::uint64_t bytesToTake() const;
    [[nodiscard]] std::size_t count(Step::Do action) const;
};

/// Takes in what an existing installation or a package has: finds voices, indexes and base models by content,
/// pairs voices with indexes, says what it would do, and does it when asked. Never overwrites anything.
class Intake
{
public:
    /// Looks at everything and changes nothing (a package is unpacked into a folder of its own meanwhile).
    /// @throws Missing, InvalidInput for a source that cannot be read; UsageError for links into a package, a name (`as`)
    /// that cannot be or is another voice's, or one for several voices; Cancelled
    Intake(IntakeRequest request, const Job& job);

    [[nodiscard]] const Plan& plan() const { return m_plan; }

    /// Does what the plan says, each file whole or not at all. What was taken in when it ends early stays.
    /// @throws Missing when the disk is too small; InvalidInput; Cancelled
    void carryOut(const Job& job);

private:
    IntakeRequest m_request;
    SourceFiles m_source;
    Plan m_plan;
};

} // namespace koe::intake
