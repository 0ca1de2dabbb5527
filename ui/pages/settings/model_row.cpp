#include "ui/pages/settings/model_row.h"

#include "ui/app/model_library.h"
#include "ui/text/error_words.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

#include <cmath>
#include <map>

namespace koe::ui {

using assets::Where;

namespace {

/// Asset::what in the window's language.
QString whatText(const assets::Asset& asset)
{
    if (asset.role == assets::Role::CommunityBase && asset.base)
        return ModelRow::tr("a base made by others, %1 at %2")
            .arg(QString::fromStdString(asset.base->version), rateText(asset.base->sampleRateHz));
    if (asset.role == assets::Role::Base && asset.base)
        return (asset.base->f0 ? ModelRow::tr("RVC's base, %1 at %2")
                               : ModelRow::tr("RVC's base, %1 at %2, without pitch"))
            .arg(QString::fromStdString(asset.base->version), rateText(asset.base->sampleRateHz));
    static const std::map<std::string, const char*> words{
        {"contentvec",
         QT_TRANSLATE_NOOP("koe::ui::ModelRow", "ContentVec, the encoder of nearly all RVC voices")},
        {"contentvec-fairseq",
         QT_TRANSLATE_NOOP("koe::ui::ModelRow", "ContentVec as older RVC has it (hubert_base.pt)")},
        {"contentvec-applio", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "ContentVec as Applio has it")},
        {"spin", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "SPIN, for Applio's voices made with it")},
        {"spin-v2", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "SPIN v2, for Applio's voices made with it")},
        {"chinese-hubert-base", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "HuBERT trained on Chinese")},
        {"japanese-hubert-base", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "HuBERT trained on Japanese")},
        {"korean-hubert-base", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "HuBERT trained on Korean")},
        {"rmvpe", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "RMVPE, RVC's usual pitch follower")},
        {"fcpe", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "FCPE, fast")},
        {"crepe", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "CREPE full, slow")},
        {"crepe-tiny", QT_TRANSLATE_NOOP("koe::ui::ModelRow", "CREPE tiny")},
    };
    const auto found = words.find(asset.name);
    return found != words.end() ? ModelRow::tr(found->second) : QString::fromStdString(asset.what);
}

} // namespace

ModelRow::ModelRow(ModelLibrary& models, const std::string& name, QWidget* parent)
    : QWidget(parent), m_models(models), m_name(name), m_state(words({}, TextSize::Normal, "second")),
      m_bar(new QProgressBar), m_button(button(tr("Get"))), m_problem(words({}, TextSize::Small, "wrong"))
{
    const assets::Asset& asset = *m_models.find(name)->asset;
    auto* title = words(QString::fromStdString(asset.name));
    auto* what = words(whatText(asset), TextSize::Small, "second");
    what->setWordWrap(true);
    what->setToolTip(tr("Licence: %1").arg(QString::fromStdString(asset.licence)));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(96);
    m_problem->setWordWrap(true);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_button->setFixedWidth(84);
    m_button->setAccessibleName(tr("Get %1").arg(QString::fromStdString(asset.name)));
    auto* left = new QVBoxLayout;
    left->setSpacing(2);
    left->addWidget(title);
    left->addWidget(what);
    left->addWidget(m_problem);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addLayout(left, 1);
    row->addWidget(m_bar);
    row->addWidget(m_state);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ModelRow::press);
    connect(&m_models, &ModelLibrary::changed, this, &ModelRow::show);
    show();
}

void ModelRow::show()
{
    const ModelLibrary::Model* model = m_models.find(m_name);
    if (model == nullptr)
        return;
    const bool getting = model->job != 0;
    const QString size = bytesText(static_cast<double>(model->asset->bytes()));
    m_bar->setVisible(getting);
    m_bar->setValue(static_cast<int>(std::lround(model->fraction * 1000)));
    m_button->setVisible(getting || (model->where != Where::Here && model->where != Where::Differs));
    m_button->setText(getting ? tr("Stop") : model->where == Where::Partial ? tr("Go on") : tr("Get"));
    m_problem->setText(errorWords(model->problem));
    m_problem->setToolTip(model->problem);
    m_problem->setVisible(!model->problem.isEmpty());
    switch (getting ? Where::Partial : model->where) {
    case Where::Here:
        m_state->setText(tr("here, %1").arg(size));
        setTone(*m_state, "good");
        break;
    case Where::Differs:
        m_state->setText(tr("differs from the list"));
        m_state->setToolTip(tr("Another file is at its place: it is used as it is."));
        setTone(*m_state, "care");
        break;
    default:
        m_state->setText(size);
        setTone(*m_state, "second");
    }
}

void ModelRow::press()
{
    if (m_models.find(m_name)->job != 0)
        m_models.stop(m_name);
    else
        m_models.get(m_name);
}

} // namespace koe::ui
