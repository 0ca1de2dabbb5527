#include "ui/app/model_offer.h"

#include "ui/app/icons.h"
#include "ui/app/model_library.h"
#include "ui/text/error_words.h"
#include "ui/widgets/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QProgressBar>

#include <algorithm>
#include <cmath>

namespace koe::ui {

using assets::Where;

ModelOffer::ModelOffer(ModelLibrary& models, QWidget* parent)
    : QFrame(parent), m_models(models), m_sign(new QLabel), m_sentence(words({})), m_bar(new QProgressBar),
      m_button(button({})), m_copy(iconButton("copy", tr("Copy the message")))
{
    setProperty("role", "message");
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(120);
    m_button->setObjectName("getModels");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_sign);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_bar);
    row->addWidget(m_button);
    row->addWidget(m_copy);
    connect(m_button, &QPushButton::clicked, this, &ModelOffer::press);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_sentence->text() + QLatin1Char('\n') + m_problem);
    });
    connect(&m_models, &ModelLibrary::changed, this, &ModelOffer::show);
    hide();
}

void ModelOffer::offer(const std::vector<std::string>& names)
{
    if (names == m_names)
        return;
    m_names = names;
    show();
}

QString ModelOffer::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

bool ModelOffer::isGetting() const
{
    return std::any_of(m_names.begin(), m_names.end(), [this](const std::string& name) {
        const ModelLibrary::Model* model = m_models.find(name);
        return model != nullptr && model->job != 0;
    });
}

void ModelOffer::show()
{
    setVisible(!m_names.empty());
    if (m_names.empty())
        return;
    QStringList names;
    m_problem.clear();
    double whole = 0.0;
    double here = 0.0;
    bool isBegun = false;
    for (const std::string& name : m_names) {
        names << QString::fromStdString(name);
        const ModelLibrary::Model* model = m_models.find(name);
        if (model == nullptr)
            continue;
        const auto bytes = static_cast<double>(model->asset->bytes());
        whole += bytes;
        here += model->where == Where::Here ? bytes
                : model->job != 0           ? bytes * model->fraction
                                            : static_cast<double>(model->bytes);
        isBegun = isBegun || model->where == Where::Partial;
        m_problem = m_problem.isEmpty() ? model->problem : m_problem;
    }
    const bool getting = isGetting();
    const QString list = names.join(QStringLiteral(", "));
    const char* tone = !getting && !m_problem.isEmpty() ? "wrong" : "care";
    m_sign->setPixmap(
        icon(tone, tone[0] == 'w' ? Theme::current().wrong : Theme::current().care).pixmap(18, 18));
    m_sentence->setText(
        getting                ? tr("Getting %1: %2 of %3").arg(list, bytesText(here), bytesText(whole))
        : !m_problem.isEmpty() ? errorWords(m_problem)
        : isBegun ? tr("This needs %1: %2 of %3 are here.").arg(list, bytesText(here), bytesText(whole))
                  : tr("Not on this computer yet: %1 (%2).").arg(list, bytesText(whole)));
    m_sentence->setToolTip(m_problem);
    m_bar->setVisible(getting);
    m_bar->setValue(static_cast<int>(std::lround(1000.0 * here / std::max(whole, 1.0))));
    m_button->setText(getting                ? tr("Stop")
                      : !m_problem.isEmpty() ? tr("Try again")
                      : isBegun              ? tr("Go on")
                                             : tr("Get (%1)").arg(bytesText(whole)));
    m_copy->setVisible(tone[0] == 'w');
    setAccessibleName(m_sentence->text());
}

void ModelOffer::press()
{
    const bool getting = isGetting();
    for (const std::string& name : m_names)
        if (getting)
            m_models.stop(name);
        else if (const ModelLibrary::Model* model = m_models.find(name);
                 model != nullptr && model->where != Where::Here)
            m_models.get(name);
}

} // namespace koe::ui
