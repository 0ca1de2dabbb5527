#include "ui/app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <array>
#include <memory>

namespace koe::ui {

const QVector<std::pair<QString, QString>>& languages()
{
    static const QVector<std::pair<QString, QString>> all{{"en", QStringLiteral("English")},
                                                          {"ja", QStringLiteral("日本語")},
                                                          {"zh_CN", QStringLiteral("简体中文")}};
    return all;
}

void useLanguage(const QString& code)
{
    static std::array<std::unique_ptr<QTranslator>, 2> installed; // ours, and Qt's own words
    for (auto& one : installed) {
        if (one)
            QCoreApplication::removeTranslator(one.get());
        one = std::make_unique<QTranslator>();
    }
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    if (installed[1]->load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(installed[1].get());
    if (installed[0]->load(locale, "koe", "_", ":/i18n"))
        QCoreApplication::installTranslator(installed[0].get());
}

} // namespace koe::ui
