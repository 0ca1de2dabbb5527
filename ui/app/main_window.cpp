#include "ui/app/main_window.h"

#include "studio/settings.h"
#include "ui/app/file_names.h"
#include "ui/app/page_opener.h"
#include "ui/app/sidebar.h"
#include "ui/app/theme.h"
#include "ui/app/voice_chooser.h"
#include "ui/jobs/job_shelf.h"
#include "ui/widgets/drop_field.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/reading_order.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <QWhatsThis>

#include <algorithm>
#include <functional>
#include <utility>

namespace koe::ui {
namespace {

constexpr int kNarrowBelow = 1000;
constexpr QSize kUsual(1280, 720);
constexpr int kTitleBar = 32; // about what desktops put above a window

bool fits(const QSize& window, const QSize& screen)
{
    return window.width() <= screen.width() && window.height() <= screen.height();
}

std::vector<std::filesystem::path> filesOf(const QMimeData& data)
{
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files.emplace_back(url.toLocalFile().toStdString());
    return files;
}

} // namespace

MainWindow::MainWindow(Desk& desk, std::vector<PageEntry> pages, QWidget* parent)
    : QMainWindow(parent), m_desk(desk), m_entries(std::move(pages))
{
    setWindowTitle(QStringLiteral("Koe Studio"));
    setAcceptDrops(true);
    setMinimumSize(860, 560);
    resize(kUsual);
    const QByteArray geometry =
        QByteArray::fromBase64(QByteArray::fromStdString(m_desk.settings.text("window/geometry")));
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    else if (!fits(kUsual.grownBy({0, kTitleBar, 0, 0}), screen()->availableSize()))
        setWindowState(Qt::WindowMaximized); // else its foot would be below the screen
    m_shown = QString::fromStdString(m_desk.settings.text("window/page"));
    furnish();
}

MainWindow::~MainWindow() = default;

void MainWindow::rebuild(const std::function<void()>& change)
{
    m_changes.push_back(change);
    if (m_changes.size() == 1)
        clearOut();
}

/// One page in each turn of the loop, for they take long to go. What is gone needs no new looks.
void MainWindow::clearOut()
{
    delete m_opener;
    if (m_stack->count() > 1) {
        QWidget* last = m_stack->widget(m_stack->count() - 1);
        m_pages.removeIf([&](const auto& page) { return page.value() == last; });
        delete last;
        QMetaObject::invokeMethod(this, &MainWindow::clearOut, Qt::QueuedConnection);
        return;
    }
    delete centralWidget();
    for (const std::function<void()>& change : std::exchange(m_changes, {}))
        change();
    furnish();
}

void MainWindow::furnish()
{
    menuBar()->clear();
    setStyleSheet(Theme::sheet());
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
    setCentralWidget(all);
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

void MainWindow::enter(const PageEntry& entry, Page* page)
{
    page->setAccessibleName(tr(entry.title));
    m_stack->addWidget(page);
    connect(page, &Page::pageWanted, this, &MainWindow::showPage);
    m_pages[entry.name] = page;
}

Page* MainWindow::page(const QString& name)
{
    if (const PageEntry* entry = find(name); entry != nullptr && !m_pages.contains(name)) {
        if (m_opener != nullptr && name == m_shown)
            m_opener->finish();
        else
            enter(*entry, entry->make());
    }
    return m_pages.value(name);
}

void MainWindow::showPage(const QString& name)
{
    const PageEntry* entry = find(name);
    if (entry == nullptr)
        return;
    m_shown = name;
    m_sidebar->choose(name);
    m_title->setText(tr(entry->title));
    delete m_opener; // what was wanted before
    Page* page = m_pages.value(name);
    if (page == nullptr) {
        m_opener = new PageOpener(m_stack, entry->make, [this, entry](Page* made) { enter(*entry, made); });
    } else if (!page->testAttribute(Qt::WA_WState_Polished)) {
        m_opener = new PageOpener(m_stack, page);
    } else {
        m_stack->setCurrentWidget(page);
        page->setFocus();
    }
}

bool MainWindow::isOpening() const
{
    return m_opener != nullptr || !m_changes.empty();
}

void MainWindow::showBadges()
{
    m_sidebar->setBadge("training", m_shelf->active("train"));
    m_sidebar->setBadge("inference", m_shelf->active("convert"));
}

void MainWindow::takeFiles(const std::vector<std::filesystem::path>& files)
{
    if (m_opener != nullptr)
        m_opener->finish();
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

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_desk.settings.set("window/geometry", saveGeometry().toBase64().toStdString());
    m_desk.settings.set("window/page", m_shown.toStdString());
    QMainWindow::closeEvent(event);
}

/// Files stay where they are: who is told of a move deletes them.
void MainWindow::takeCopy(QDropEvent& event)
{
    event.setDropAction(Qt::CopyAction);
    event.accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->source() != nullptr || filesOf(*event->mimeData()).empty())
        return; // a result that is dragged out, and let go too early
    takeCopy(*event);
    showDrop(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    showDrop(false);
}

/// Where it would go: the page's own field, else all of the page.
void MainWindow::showDrop(bool isOver)
{
    bool hasField = false;
    for (auto* field : m_stack->currentWidget()->findChildren<DropField*>()) {
        field->setOver(isOver);
        hasField = hasField || field->isVisible();
    }
    delete m_drop;
    if (!isOver || hasField)
        return;
    m_drop = new QFrame(m_stack);
    m_drop->setProperty("role", "drop");
    m_drop->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_drop->setGeometry(m_stack->rect().adjusted(8, 0, -8, -8));
    m_drop->show();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    takeCopy(*event);
    showDrop(false);
    takeFiles(filesOf(*event->mimeData()));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (m_sidebar != nullptr)
        m_sidebar->setNarrow(width() < kNarrowBelow);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    QList<QWidget*> order = readingOrder(*centralWidget());
    if (Page* shown = m_pages.value(m_shown); shown != nullptr && shown->comesLast() != nullptr) {
        const auto isIn = [](const QWidget* all) {
            return [all](const QWidget* one) { return one == all || all->isAncestorOf(one); };
        };
        const auto first = std::find_if(order.begin(), order.end(), isIn(shown));
        const auto end = std::find_if_not(first, order.end(), isIn(shown));
        std::stable_partition(first, end, std::not_fn(isIn(shown->comesLast())));
    }
    return moveFocus(order, next);
}

} // namespace koe::ui
