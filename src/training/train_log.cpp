#include "training/train_log.h"

#include "core/log.h"

#include <chrono>
#include <ctime>
#include <fstream>

namespace koe::training {

TrainLog::TrainLog(std::filesystem::path file, std::string name)
    : m_file(std::move(file)), m_name(std::move(name))
{
}

void TrainLog::write(const std::string& message) const
{
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto millis =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    const std::string time =
        fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02},{:03}", local.tm_year + 1900, local.tm_mon + 1,
                    local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec, millis);
    std::ofstream out(m_file, std::ios::app);
    out << time << '\t' << m_name << "\tINFO\t" << message << '\n';
    if (!out.flush())
        log::warn("{} cannot be written.", m_file.string());
}

} // namespace koe::training
