#pragma once

#include "ui/app/desk.h"
#include "ui/pages/page.h"

#include <QMainWindow>
#include <QMap>
#include <QPointer>

#include <filesystem>
#include <functional>
#include <vector>

class QFrame;
class QLabel;
class QStackedWidget;

namespace koe::ui {

class JobShelf;
class MessageLine;
class PageOpener;
class Sidebar;
class VoiceChooser;

/// A page as the frame needs it. The page itself is made anew by @p make when language or theme change.
struct PageEntry
{
    QString name; ///< "inference"
    QString icon;
    const char* title; ///< QT_TRANSLATE_NOOP("koe::ui::MainWindow", …)
    bool atFoot = false;
    std::function<Page*()> make;
    const char* shortcut = ""; ///< its own; empty: Ctrl and its number, and a place in the menu of pages
};

/// The frame: sidebar, title and voice, the page, the shelf of jobs. Alone knows all pages.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Desk& desk, std::vector<PageEntry> pages, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(const QString& name);
    [[nodiscard]] QString shownPage() const { return m_shown; }
    /// Is it still being made? It is shown some turns of the loop after showPage().
    [[nodiscard]] bool isOpening() const;
    /// Made when it is first asked for: most widgets of a start are never looked at. nullptr: no such page
    [[nodiscard]] Page* page(const QString& name);
    [[nodiscard]] const std::vector<PageEntry>& entries() const { return m_entries; }
    /// To the page that is shown, else to the first that can do something with them.
    void takeFiles(const std::vector<std::filesystem::path>& files);
    /// Something about the whole program, above the page until it is closed.
    void say(const QString& sentence);
    /// Makes all anew after @p change, of language or theme. Takes some turns of the loop.
    void rebuild(const std::function<void()>& change);

Q_SIGNALS:
    void newVoiceWanted();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// Tab follows what the eye reads.
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] const PageEntry* find(const QString& name) const;
    void clearOut();
    void furnish();
    void enter(const PageEntry& entry, Page* page);
    void offer(const std::vector<std::filesystem::path>& files);
    void makeMenus();
    void showBadges();
    static void takeCopy(QDropEvent& event);
    void showDrop(bool isOver);
    void showAbout();

    Desk& m_desk;
    std::vector<PageEntry> m_entries;
    QString m_shown;
    QString m_said;
    std::vector<std::function<void()>> m_changes; // that wait until the pages are gone
    QMap<QString, Page*> m_pages;                 // those that were made
    QPointer<PageOpener> m_opener;
    Sidebar* m_sidebar = nullptr;
    QLabel* m_title = nullptr;
    MessageLine* m_message = nullptr;
    VoiceChooser* m_voice = nullptr;
    QStackedWidget* m_stack = nullptr;
    QPointer<QFrame> m_drop; // around the page while something is held over it
    JobShelf* m_shelf = nullptr;
};

} // namespace koe::ui
