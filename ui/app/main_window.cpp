#include "ui/app/main_window.h"

#include "studio/settings.h"
#include "ui/app/file_names.h"
#include "ui/app/sidebar.h"
#include "ui/app/voice_chooser.h"
#include "ui/jobs/job_shelf.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <QWhatsThis>

#include <algorithm>

namespace koe::ui {
namespace {

constexpr int kNarrowBelow = 1000;
constexpr qint64 kSliceMs = 8;

/// Shows a page that was never shown: its widgets get their looks before, a few at a time. Matching the
/// stylesheet takes most of the time, and all at once it would keep the window from answering.
class PageOpener : public QObject
{
public:
    PageOpener(QStackedWidget* stack, Page* page) : QObject(stack), m_stack(stack), m_page(page)
    {
        for (QWidget* one : page->findChildren<QWidget*>())
            m_left.emplace_back(one);
        m_left.emplace_back(page);
        connect(&m_turn, &QTimer::timeout, this, &PageOpener::goOn);
        m_turn.start();
    }

    /// At once: somebody wants something of the page now.
    void finish()
    {
        m_turn.stop();
        if (m_page != nullptr) {
            m_stack->setCurrentWidget(m_page);
            m_page->setFocus();
        }
        deleteLater();
    }

private:
    void goOn()
    {
        QElapsedTimer timer;
        timer.start();
        while (m_next < m_left.size() && timer.elapsed() < kSliceMs)
            if (QWidget* one = m_left[m_next++])
                one->ensurePolished();
        if (m_next == m_left.size())
            finish();
    }

    QStackedWidget* m_stack;
    QPointer<Page> m_page;
    std::vector<QPointer<QWidget>> m_left;
    std::size_t m_next = 0;
    QTimer m_turn;
};

std::vector<std::filesystem::path> filesOf(const QMimeData& data)
{
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files.emplace_back(url.toLocalFile().toStdString());
    return files;
}

PageOpener* opener(const QStackedWidget* stack)
{
    for (QObject* child : stack->children())
        if (auto* found = dynamic_cast<PageOpener*>(child))
            return found;
    return nullptr;
}

} // namespace

MainWindow::MainWindow(Desk& desk, std::vector<PageEntry> pages, QWidget* parent)
    : QMainWindow(parent), m_desk(desk), m_entries(std::move(pages))
{
    setWindowTitle(QStringLiteral("Koe Studio"));
    setAcceptDrops(true);
    setMinimumSize(860, 560);
    resize(1280, 720);
    const QByteArray geometry =
        QByteArray::fromBase64(QByteArray::fromStdString(m_desk.settings.text("window/geometry")));
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    m_shown = QString::fromStdString(m_desk.settings.text("window/page"));
    rebuild();
}

MainWindow::~MainWindow() = default;

void MainWindow::rebuild()
{
    m_rebuildIsDue = false;
    menuBar()->clear();
    m_pages.clear();
    m_sidebar = new Sidebar;
    m_title = words({}, TextSize::Title);
    m_voice = new VoiceChooser(m_desk.voices);
    m_stack = new QStackedWidget;
    m_stack->addWidget(new QWidget); // until the first page is there
    m_shelf = new JobShelf(m_desk.jobs);
    m_message = new MessageLine;
    connect(m_message, &MessageLine::closed, this, [this] { m_said.clear(); });

    int number = 0;
    for (const bool atFoot : {false, true}) {
        if (atFoot)
            m_sidebar->addStretch();
        for (const PageEntry& entry : m_entries) {
            if (entry.atFoot != atFoot)
                continue;
            const QString own = QString::fromLatin1(entry.shortcut);
            m_sidebar->add(entry.name, entry.icon, tr(entry.title),
                           own.isEmpty() ? QStringLiteral("Ctrl+%1").arg(++number) : own);
        }
    }

    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 16, 24, 8);
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_voice);
    auto* page = new QWidget;
    page->setObjectName("page");
    auto* pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    pageColumn->addLayout(head);
    auto* message = new QHBoxLayout;
    message->setContentsMargins(24, 0, 24, 0);
    message->addWidget(m_message);
    pageColumn->addLayout(message);
    pageColumn->addWidget(m_stack, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(page, 1);
    right->addWidget(m_shelf);
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addLayout(right, 1);
    setCentralWidget(all); // the one before goes with all that was in it
    if (isVisible())
        all->show(); // at once: else the window is empty for a moment

    if (!m_said.isEmpty())
        m_message->showCare(m_said);
    makeMenus();
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::showPage);
    connect(m_shelf, &JobShelf::activeChanged, this, &MainWindow::showBadges);
    showBadges();
    m_sidebar->setNarrow(width() < kNarrowBelow);
    if (find(m_shown) == nullptr && !m_entries.empty())
        m_shown = m_entries.front().name;
    showPage(m_shown);
}

void MainWindow::say(const QString& sentence)
{
    m_said = m_said.isEmpty() ? sentence : m_said + QLatin1Char('\n') + sentence;
    m_message->showCare(m_said);
}

void MainWindow::makeMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("New voice…"), QKeySequence("Ctrl+N"), this, &MainWindow::newVoiceWanted);
    file->addAction(tr("Open…"), QKeySequence("Ctrl+O"), this, [this] {
        if (Page* shown = page(m_shown))
            shown->browse();
    });
    file->addSeparator();
    file->addAction(tr("Quit"), QKeySequence("Ctrl+Q"), this, &QWidget::close);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    int number = 0;
    for (const bool atFoot : {false, true})
        for (const PageEntry& entry : m_entries)
            if (entry.atFoot == atFoot && *entry.shortcut == 0)
                view->addAction(tr(entry.title), QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)), this,
                                [this, name = entry.name] { showPage(name); });
    view->addSeparator();
    view->addAction(tr("Choose a voice"), QKeySequence("Ctrl+L"), m_voice, &VoiceChooser::open);
    view->addAction(tr("Do it (the page's main button)"), QKeySequence("Ctrl+Return"), this, [this] {
        if (Page* shown = page(m_shown))
            shown->triggerPrimary();
    });

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("What is this?"), QKeySequence("F1"), this, [] {
        if (const QWidget* focus = QApplication::focusWidget();
            focus != nullptr && !focus->toolTip().isEmpty())
            QWhatsThis::showText(focus->mapToGlobal(QPoint(0, focus->height())), focus->toolTip());
        else
            QWhatsThis::enterWhatsThisMode();
    });
    help->addAction(tr("About Koe Studio"), this, &MainWindow::showAbout);
}

void MainWindow::showAbout()
{
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Koe Studio"),
                        tr("Koe Studio %1\n\nTurns recordings of a person into a voice, and speaks other "
                           "recordings in it. Free software under the MIT licence.")
                            .arg(QStringLiteral(KOE_VERSION)),
                        QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->show();
}

const PageEntry* MainWindow::find(const QString& name) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const PageEntry& entry) { return entry.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

Page* MainWindow::page(const QString& name)
{
    const PageEntry* entry = find(name);
    if (entry == nullptr)
        return nullptr;
    Page*& page = m_pages[name];
    if (page == nullptr) {
        page = entry->make();
        page->setAccessibleName(tr(entry->title));
        m_stack->addWidget(page);
        connect(page, &Page::pageWanted, this, &MainWindow::showPage);
    }
    return page;
}

void MainWindow::showPage(const QString& name)
{
    Page* wanted = page(name);
    if (wanted == nullptr)
        return;
    m_shown = name;
    m_sidebar->choose(name);
    m_title->setText(tr(find(name)->title));
    delete opener(m_stack); // what was wanted before
    if (wanted->testAttribute(Qt::WA_WState_Polished)) {
        m_stack->setCurrentWidget(wanted);
        wanted->setFocus();
    } else {
        new PageOpener(m_stack, wanted);
    }
}

void MainWindow::showBadges()
{
    m_sidebar->setBadge("training", m_shelf->active("train"));
    m_sidebar->setBadge("inference", m_shelf->active("convert"));
}

void MainWindow::takeFiles(const std::vector<std::filesystem::path>& files)
{
    if (PageOpener* opening = opener(m_stack))
        opening->finish();
    std::vector<std::filesystem::path> models;
    std::vector<std::filesystem::path> others;
    for (const std::filesystem::path& file : files)
        (hasModelsEnding(file) ? models : others).push_back(file);
    for (const auto& some : {others, models})
        if (!some.empty())
            offer(some);
}

void MainWindow::offer(const std::vector<std::filesystem::path>& files)
{
    if (Page* shown = page(m_shown); shown != nullptr && shown->takeFiles(files))
        return;
    for (const PageEntry& entry : m_entries)
        if (entry.name != m_shown && page(entry.name)->takeFiles(files)) {
            showPage(entry.name);
            return;
        }
    // Nobody has a use for them: where voices are it is said what they are.
    showPage("checkpoint");
    page("checkpoint")->takeFiles(files);
}

void MainWindow::changeEvent(QEvent* event)
{
    // Later, for it comes out of the page that is to go; once, for each translator tells of itself.
    if (event->type() == QEvent::LanguageChange && m_stack != nullptr && !m_rebuildIsDue) {
        m_rebuildIsDue = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_rebuildIsDue)
                    rebuild();
            },
            Qt::QueuedConnection);
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_desk.settings.set("window/geometry", saveGeometry().toBase64().toStdString());
    m_desk.settings.set("window/page", m_shown.toStdString());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesOf(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    takeFiles(filesOf(*event->mimeData()));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (m_sidebar != nullptr)
        m_sidebar->setNarrow(width() < kNarrowBelow);
}

} // namespace koe::ui
