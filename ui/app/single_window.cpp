#include "ui/app/single_window.h"

#include "core/home_folders.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace koe::ui {
namespace {
constexpr int kPatienceMs = 500;
constexpr qint64 kMostBytes = 1 << 20;
} // namespace

SingleWindow::SingleWindow(const Home& home, QObject* parent) : QObject(parent)
{
    const QByteArray path = QByteArray::fromStdString(dataFolder(home).string());
    m_name = "koe-studio-" +
             QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(16));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleWindow::receive);
}

bool SingleWindow::handOver(const QStringList& files)
{
    QStringList whole; // the other one has another working folder
    for (const QString& file : files)
        whole.push_back(QDir::current().absoluteFilePath(file));
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (socket.waitForConnected(kPatienceMs)) {
        socket.write(whole.join(QChar('\n')).toUtf8() + '\n');
        return socket.waitForBytesWritten(kPatienceMs);
    }
    QLocalServer::removeServer(m_name); // left by one that was killed
    m_server.listen(m_name);
    return false;
}

void SingleWindow::receive()
{
    QLocalSocket* socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
        const QString text = QString::fromUtf8(socket->read(kMostBytes));
        socket->deleteLater();
        Q_EMIT startedAgain(text.split(QChar('\n'), Qt::SkipEmptyParts));
    });
}

} // namespace koe::ui
