#pragma once

#include <QListView>

namespace koe::ui {

class SourceList;

/// The recordings: tick, name, wave, length, state, and a sign to stop or to take off the list. Enter ticks,
/// Delete takes off; rows are dragged out as files.
class SourceView : public QListView
{
    Q_OBJECT
public:
    explicit SourceView(SourceList& sources, QWidget* parent = nullptr);

    void setCurrentRow(int row);

Q_SIGNALS:
    void rowChosen(int row);
    void removeWanted(int row);
    void stopWanted(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    SourceList& m_sources;
};

} // namespace koe::ui
