#pragma once

#include <QFrame>

#include <string>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace koe::ui {

class ModelLibrary;

/// Beside the button that needs them: which base models are missing and how large they are, with a button
/// that gets them; while they come, how far they are and a stop; why they did not come. Hidden while nothing
/// is missing.
class ModelOffer : public QFrame
{
    Q_OBJECT
public:
    explicit ModelOffer(ModelLibrary& models, QWidget* parent = nullptr);

    /// Those that are missing; none: hides.
    void offer(const std::vector<std::string>& names);
    [[nodiscard]] QString sentence() const;

private:
    void show();
    void press();
    [[nodiscard]] bool isGetting() const;

    ModelLibrary& m_models;
    std::vector<std::string> m_names;
    QString m_problem; // as the engine says it
    QLabel* m_sign;
    QLabel* m_sentence;
    QProgressBar* m_bar;
    QPushButton* m_button;
    QToolButton* m_copy;
};

} // namespace koe::ui
