#pragma once

#include "ui/app/desk.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace koe::ui {

class SaveListening;
class ListeningCards;
class LossChart;
class MessageLine;
class PlayRow;
class StageLine;
class TrainingRun;
struct TrainingView;

/// A training that runs or has just ended: settings in a line, stages, losses, saves; pause and stop.
class TrainingProgressPane : public QWidget
{
    Q_OBJECT
public:
    TrainingProgressPane(Desk& desk, TrainingRun& run, SaveListening& listening, QWidget* parent = nullptr);

    void triggerPrimary();

Q_SIGNALS:
    void tryWanted(const QString& voice);
    void goOnWanted(const QString& experiment);
    void commandWanted();

private:
    void mirror();
    void mirrorState(const TrainingView& view);

    TrainingRun& m_run;
    QLabel* m_title;
    QLabel* m_summary;
    QPushButton* m_copy;
    MessageLine* m_message;
    StageLine* m_stages;
    LossChart* m_chart;
    ListeningCards* m_cards;
    PlayRow* m_play;
    QLabel* m_now; // what it is at, in a sentence
    QPushButton* m_away;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_goOn;
    QPushButton* m_try; // the primary one, once there is a voice
    qint64 m_job = 0;   // the training that is shown
    QString m_said;     // the message that is shown: a closed one stays closed
};

} // namespace koe::ui
