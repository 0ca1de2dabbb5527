#pragma once

#include "core/home.h"

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace koe::ui {

/// One window per home: who starts the program again hands his files to the one that is open.
class SingleWindow : public QObject
{
    Q_OBJECT
public:
    explicit SingleWindow(const Home& home, QObject* parent = nullptr);

    /// @return whether a window was open and has taken @p files; else this one is the first, and hears of
    /// others
    [[nodiscard]] bool handOver(const QStringList& files);

Q_SIGNALS:
    /// Somebody has started the program again, perhaps with files.
    void startedAgain(const QStringList& files);

private:
    void receive();

    QString m_name;
    QLocalServer m_server;
};

} // namespace koe::ui
