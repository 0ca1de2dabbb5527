#include "intake/intake.h"

#include "assets/manifest.h"
#include "core/error.h"
#include "intake/copy.h"
#include "intake/planner.h"

#include <algorithm>
#include <map>

namespace koe::intake {
namespace fs = std::filesystem;

std::uint64_t Plan::bytesToTake() const
{
    std::uint64_t sum = 0;
    for (const Step& step : steps)
        sum += step.action == Step::Do::Take ? step.bytes : 0;
    return sum;
}

std::size_t Plan::count(Step::Do action) const
{
    return static_cast<std::size_t>(
        std::count_if(steps.begin(), steps.end(), [&](const Step& step) { return step.action == action; }));
}

Intake::Intake(IntakeRequest request, const Job& job)
    : m_request(std::move(request)), m_source(m_request.source, m_request.home.weights, job.part(0.0, 0.3))
{
    if (m_request.link && m_source.unpacked())
        throw UsageError(m_request.source.string() +
                         " is a package: there is nothing in it to link to. Leave --link out.");
    const auto findings = findAll(m_source.files(), *m_request.list, job.part(0.3, 1.0));
    m_plan = makePlan(m_request, findings, m_source.name(), job);
}

void Intake::carryOut(const Job& job)
{
    const std::uint64_t all = m_plan.bytesToTake();
    std::error_code error;
    fs::create_directories(m_request.home.weights, error);
    const fs::space_info space = fs::space(m_request.home.weights, error);
    if (!error && !m_request.link && !m_source.unpacked() && space.available < all)
        throw Missing("There is no room on the disk in " + m_request.home.weights.string() + ": " +
                      assets::sizeText(all) + " are needed and " + assets::sizeText(space.available) +
                      " are free. --link takes none.");
    std::uint64_t before = 0;
    std::map<fs::path, fs::path> moved; // one index may serve two voices
    for (const Step& step : m_plan.steps) {
        if (step.action != Step::Do::Take)
            continue;
        job.throwIfStopped();
        const auto place = [&](std::uint64_t bytes) {
            return static_cast<double>(bytes) / static_cast<double>(all + 1);
        };
        const Job slice = job.part(place(before), place(before + step.bytes));
        before += step.bytes;
        if (m_request.link)
            linkTo(step.file, step.target);
        else if (m_source.unpacked() && !moved.contains(step.file))
            moveWhole(step.file, step.target);
        else
            copyWhole(moved.contains(step.file) ? moved.at(step.file) : step.file, step.target, step.sha256,
                      slice);
        moved.emplace(step.file, m_source.unpacked() ? step.target : step.file);
    }
    job.report(1.0, "done");
}

} // namespace koe::intake
