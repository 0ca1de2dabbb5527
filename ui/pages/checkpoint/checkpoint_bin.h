#pragma once

#include "ui/app/desk.h"
#include "ui/pages/checkpoint/checkpoint_message.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace koe::ui {

/// Moves voices and experiments into the desktop's bin and brings them back, the last one first.
class CheckpointBin : public QObject
{
    Q_OBJECT
public:
    using Files = std::vector<std::filesystem::path>;

    explicit CheckpointBin(Desk& desk, QObject* parent = nullptr);

    /// @param move does it, on a thread that works, and says where they lie then
    void take(const std::string& name, std::function<Files()> move);
    void undo();
    [[nodiscard]] bool isEmpty() const { return m_taken.empty(); }

Q_SIGNALS:
    void said(const koe::ui::CheckpointMessage& message);
    void cameBack(const std::string& name, const QString& file);

private:
    struct Taken
    {
        std::string name;
        Files files;
        bool spoke = false; ///< it was the voice that converts
    };

    Desk& m_desk;
    std::vector<Taken> m_taken; ///< the last one last
};

} // namespace koe::ui
