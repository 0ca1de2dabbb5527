#include "intake/planner.h"

#include "core/error.h"
#include "intake/copy.h"
#include "intake/pairing.h"
#include "voice/companions.h"
#include "voice/new_file.h"

#include <algorithm>
#include <array>
#include <map>

namespace koe::intake {
namespace fs = std::filesystem;
namespace {

/// Names that say nothing: the folder's or package's name says more.
bool isNoName(std::string stem)
{
    std::transform(stem.begin(), stem.end(), stem.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array kNoNames{"model", "models", "voice", "weights", "weight",
                                  "final", "best",   "g",     "rvc"};
    return std::find(kNoNames.begin(), kNoNames.end(), stem) != kNoNames.end();
}

class Planner
{
public:
    Planner(const IntakeRequest& request, const std::vector<Finding>& findings, std::string sourceName,
            const Job& job)
        : m_request(request), m_findings(findings), m_sourceName(std::move(sourceName)), m_job(job)
    {
    }

    Plan run()
    {
        requireOneVoiceFor(m_request.as);
        voices();
        baseModels();
        for (const Finding& finding : m_findings) {
            if (finding.kind == Finding::Kind::Index && !m_paired.contains(&finding))
                skip(finding, "index", "no voice here goes with it");
            else if (finding.kind == Finding::Kind::Useless)
                skip(finding, "other", finding.reason);
            else if (finding.kind == Finding::Kind::Other && !m_paired.contains(&finding))
                m_plan.others++;
        }
        return std::move(m_plan);
    }

private:
    Step step(const Finding& finding, const char* kind) const
    {
        Step made;
        made.kind = kind;
        made.what = finding.what;
        made.source = finding.file.shown;
        made.file = finding.file.path;
        made.bytes = finding.file.bytes;
        return made;
    }

    void skip(const Finding& finding, const char* kind, const std::string& reason)
    {
        Step made = step(finding, kind);
        made.reason = reason;
        m_plan.steps.push_back(std::move(made));
    }

    /// What is, or will be, at a place: the file there, or the one that an earlier step takes there; empty:
    /// nothing.
    [[nodiscard]] fs::path holder(const fs::path& target) const
    {
        if (const auto taken = m_taken.find(target); taken != m_taken.end())
            return taken->second;
        std::error_code error;
        return fs::exists(fs::symlink_status(target, error)) ? target : fs::path();
    }

    /// @return whether the place is right for it; then the step is noted
    bool settle(Step& made, const fs::path& target)
    {
        const fs::path there = holder(target);
        if (there.empty()) {
            made.action = Step::Do::Take;
            m_taken.emplace(target, made.file);
        } else if (sameContent(there, made.file, m_job)) {
            made.action = Step::Do::Have;
        } else {
            return false;
        }
        made.target = target;
        m_plan.steps.push_back(made);
        return true;
    }

    void requireOneVoiceFor(const std::string& name) const
    {
        if (name.empty())
            return;
        voice::requirePlainName(name);
        std::size_t count = 0;
        for (const Finding& finding : m_findings)
            count += finding.kind == Finding::Kind::Voice && (m_request.all || betterThan(finding) == nullptr)
                         ? 1
                         : 0;
        if (count != 1)
            throw UsageError(
                count == 0
                    ? "There is no voice in " + m_request.source.string() + " to be called " + name + "."
                    : "There are " + std::to_string(count) + " voices in " + m_request.source.string() +
                          ": they cannot all be called " + name + ".");
    }

    [[nodiscard]] std::string voiceName(const Finding& voice) const
    {
        if (!m_request.as.empty())
            return m_request.as;
        const std::string stem = voice.file.shown.stem().string();
        if (!isNoName(stem))
            return stem;
        const std::string folder = voice.file.shown.parent_path().filename().string();
        const std::string& other = folder.empty() || isNoName(folder) ? m_sourceName : folder;
        return other.empty() ? stem : other;
    }

    /// The one of all saves of a training that is worth having; nullptr for a voice that is no save.
    [[nodiscard]] const Finding* betterThan(const Finding& voice) const
    {
        const std::string stem = voice.file.shown.stem().string();
        const std::string experiment = experimentOf(stem);
        if (experiment == stem)
            return nullptr;
        const Finding* best = nullptr;
        for (const Finding& other : m_findings) {
            if (other.kind != Finding::Kind::Voice)
                continue;
            const std::string otherStem = other.file.shown.stem().string();
            if (otherStem == experiment)
                return &other;
            if (experimentOf(otherStem) == experiment &&
                (best == nullptr || stepOf(otherStem) > stepOf(best->file.shown.stem().string())))
                best = &other;
        }
        return best != &voice ? best : nullptr;
    }

    void voices()
    {
        for (const Finding& finding : m_findings)
            if (finding.kind == Finding::Kind::Voice) {
                if (const Finding* better = m_request.all ? nullptr : betterThan(finding))
                    skip(finding, "voice",
                         "a save on the way to " + better->file.shown.filename().string() +
                             "; --all takes it too");
                else
                    voice(finding);
                if (const Finding* index = indexFor(finding, m_findings))
                    m_paired.emplace(index, true);
            }
    }

    void voice(const Finding& finding)
    {
        const std::string name = voiceName(finding);
        const std::string ending = finding.safetensors ? ".safetensors" : ".pth";
        Step made = step(finding, "voice");
        std::string unique = name;
        for (int n = 2; !settle(made, m_request.home.weights / (unique + ending)); n++) {
            if (!m_request.as.empty())
                throw UsageError("There is another voice called " + name + ": choose another name.");
            made.reason = "another " + name + " is there already";
            unique = name + "-" + std::to_string(n);
        }
        if (const Finding* index = indexFor(finding, m_findings)) {
            Step beside = step(*index, "index");
            beside.reason = "for " + unique;
            if (!settle(beside, m_request.home.weights / (unique + ".index")))
                skip(*index, "index", "another index of " + unique + " is there: it is left as it is");
        }
        companions(finding, unique);
    }

    /// What lies beside a voice under its name and goes with it: a sample, a picture.
    void companions(const Finding& voice, const std::string& name)
    {
        for (const Finding& other : m_findings) {
            const fs::path& shown = other.file.shown;
            const std::string kind(voice::companionKind(shown));
            if (other.kind != Finding::Kind::Other || kind.empty() ||
                shown.stem() != voice.file.shown.stem() ||
                shown.parent_path() != voice.file.shown.parent_path())
                continue;
            m_paired.emplace(&other, true);
            Step beside = step(other, kind.c_str());
            beside.reason = "for " + name;
            if (!settle(beside, m_request.home.weights / (name + shown.extension().string())))
                skip(other, kind.c_str(), "another file is at its place: it is left as it is");
        }
    }

    void baseModels()
    {
        std::vector<const Finding*> listed;
        for (const Finding& finding : m_findings)
            if (finding.kind == Finding::Kind::Listed)
                listed.push_back(&finding);
            else if (finding.kind == Finding::Kind::Unlisted)
                unlisted(finding);
        // In the list's order: what makes a folder look whole comes last.
        std::stable_sort(listed.begin(), listed.end(),
                         [](const Finding* a, const Finding* b) { return a->listed < b->listed; });
        std::map<const assets::AssetFile*, bool> seen;
        for (const Finding* finding : listed) {
            if (!seen.emplace(finding->listed, true).second) {
                skip(*finding, "base-model", "the same as another file here");
                continue;
            }
            Step made = step(*finding, "base-model");
            made.sha256 = finding->listed->sha256;
            if (!settle(made, m_request.home.weights / finding->place))
                skip(*finding, "base-model", "another file is at its place: it is left as it is");
        }
    }

    void unlisted(const Finding& finding)
    {
        if (finding.place.empty())
            return skip(finding, "base-model",
                        "it differs from all of the list; --content names it where it is");
        if (!m_request.accept)
            return skip(finding, "base-model", "it differs from the list; --accept takes it as it is");
        Step made = step(finding, "base-model");
        made.reason = "differs from the list";
        if (!settle(made, m_request.home.weights / finding.place))
            return skip(finding, "base-model", "another file is at its place: it is left as it is");
        // A model in transformers form is nothing without its settings.
        const fs::path config = finding.file.shown.parent_path() / "config.json";
        for (const Finding& other : m_findings)
            if (finding.place.has_parent_path() && other.file.shown == config &&
                other.kind == Finding::Kind::Other) {
                Step beside = step(other, "base-model");
                beside.what = "its settings";
                (void)settle(beside, m_request.home.weights / finding.place.parent_path() / "config.json");
            }
    }

    const IntakeRequest& m_request;
    const std::vector<Finding>& m_findings;
    std::string m_sourceName;
    const Job& m_job;
    Plan m_plan;
    std::map<fs::path, fs::path> m_taken; ///< target → the file that goes there
    std::map<const Finding*, bool> m_paired;
};

} // namespace

Plan makePlan(const IntakeRequest& request, const std::vector<Finding>& findings,
              const std::string& sourceName, const Job& job)
{
    return Planner(request, findings, sourceName, job).run();
}

} // namespace koe::intake
