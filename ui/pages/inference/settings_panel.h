#pragma once

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QPushButton;

namespace koe::ui {

class Fold;
class InferenceForm;
class ParameterSlider;

/// How the chosen voice speaks: what everybody needs in a line or two, the rest folded.
class SettingsPanel : public QWidget
{
    Q_OBJECT
public:
    SettingsPanel(InferenceForm& form, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeLine();
    QWidget* makeMore();
    void showForm();
    void showFolder();
    void chooseFolder();

    InferenceForm& m_form;
    QBoxLayout* m_line;
    ParameterSlider* m_transpose;
    QPushButton* m_propose;
    ParameterSlider* m_indexRate;
    ParameterSlider* m_protect;
    ParameterSlider* m_rmsMix;
    ParameterSlider* m_formant;
    ParameterSlider* m_clean;
    QComboBox* m_pitch;
    QComboBox* m_stereo;
    QComboBox* m_format;
    QCheckBox* m_matchLoudness;
    QPushButton* m_folder;
    Fold* m_more;
};

} // namespace koe::ui
