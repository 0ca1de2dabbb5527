#pragma once

#include "ui/jobs/pictures.h"

#include <QAbstractListModel>

#include <filesystem>
#include <optional>
#include <vector>

namespace koe::ui {

/// A recording on the page.
struct Source
{
    enum class State
    {
        Reading, ///< its wave is looked at
        Ready,
        Broken, ///< cannot be read: problem says why
        Waiting,
        Converting,
        Done,
        Failed ///< problem says why
    };
    std::filesystem::path file;
    State state = State::Reading;
    bool isChecked = true; ///< to be converted
    OverviewPtr overview;
    QString problem;
    double fraction = 0.0; ///< of Converting
    std::optional<double> secondsLeft;

    [[nodiscard]] bool isBusy() const { return state == State::Waiting || state == State::Converting; }
    [[nodiscard]] bool isUsable() const { return state != State::Reading && state != State::Broken; }
};

/// The recordings of the Inference page, as a model.
class SourceList : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        SourceRole = Qt::UserRole, ///< const Source*
    };
    explicit SourceList(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] const std::vector<Source>& all() const { return m_sources; }
    /// −1: not there
    [[nodiscard]] int rowOf(const std::filesystem::path& file) const;
    /// It is there and not broken.
    [[nodiscard]] bool isReadable(const std::filesystem::path& file) const;
    /// Those that are not there already, at the end; ticks of what is done go then. @return their rows
    std::vector<int> add(const std::vector<std::filesystem::path>& files);
    void remove(int row);
    /// All but those that are being converted.
    void removeIdle();
    template <typename Change> void change(int row, const Change& how)
    {
        how(m_sources[static_cast<std::size_t>(row)]);
        Q_EMIT dataChanged(index(row), index(row));
        Q_EMIT changed();
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Recordings are dragged out as files.
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

    /// "ready", "58 % · 0:21 left", or what is wrong.
    [[nodiscard]] static QString stateText(const Source& source);

Q_SIGNALS:
    /// A row, or how many there are.
    void changed();

private:
    std::vector<Source> m_sources;
};

} // namespace koe::ui

Q_DECLARE_METATYPE(const koe::ui::Source*)
