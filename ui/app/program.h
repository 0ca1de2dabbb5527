#pragma once

#include "ui/app/forms.h"
#include "ui/app/main_window.h"
#include "ui/app/theme.h"
#include "ui/app/wheel_scrolls.h"

#include <QObject>

class QApplication;

namespace koe::ui {

/// The forms and the window that shows them. The tests use the same.
class Program : public QObject
{
    Q_OBJECT
public:
    /// @param home folders of voices and experiments; settings and jobs lie beside them
    /// @param models base models that can be got; must outlive the program
    Program(QApplication& application, const Home& home,
            const std::vector<assets::Asset>& models = assets::manifest());
    ~Program() override;

    [[nodiscard]] Forms& forms() { return m_forms; }
    [[nodiscard]] Desk& desk() { return m_forms.desk; }
    [[nodiscard]] MainWindow& window() { return *m_window; }

    void setTheme(Theme::Choice choice);
    /// @param code "en", "ja", "zh_CN"; "": the desktop's
    void setLanguage(const QString& code);

private:
    [[nodiscard]] std::vector<PageEntry> pages();

    QApplication& m_application;
    WheelScrolls m_wheel;
    Forms m_forms;
    std::unique_ptr<MainWindow> m_window; // last: goes first
};

} // namespace koe::ui
