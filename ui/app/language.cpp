#include "ui/app/language.h"

#include <QApplication>
#include <QFontInfo>
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

namespace {

/// Han characters are drawn as the language writes them, whatever language the desktop has: where a system
/// has Noto's, which Debian does. The desktop's own family stays the first.
void useFont(const QLocale& locale)
{
    static const QString own = QFontInfo(QApplication::font()).family();
    const QString first = own.startsWith(QStringLiteral("Noto Sans CJK")) ? QStringLiteral("Noto Sans") : own;
    QFont font = QApplication::font();
    // Qt keeps what it has loaded by the first family alone; a hint of its own keeps the languages apart.
    if (locale.language() == QLocale::Japanese) {
        font.setFamilies({first, QStringLiteral("Noto Sans CJK JP")});
        font.setStyleHint(QFont::SansSerif);
    } else if (locale.language() == QLocale::Chinese) {
        font.setFamilies({first, QStringLiteral("Noto Sans CJK SC")});
        font.setStyleHint(QFont::System);
    } else {
        font.setFamilies({first});
        font.setStyleHint(QFont::AnyStyle);
    }
    QApplication::setFont(font);
}

} // namespace

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
    useFont(locale);
    if (installed[1]->load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(installed[1].get());
    // Of a language that we do not speak: English, which has forms for what it counts.
    if (installed[0]->load(locale, "koe", "_", ":/i18n") || installed[0]->load(":/i18n/koe_en"))
        QCoreApplication::installTranslator(installed[0].get());
}

} // namespace koe::ui
