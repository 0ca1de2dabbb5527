// Nowhere a window: a program without one, linked with QtCore alone.
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QStandardPaths>

#include <clocale>

int main(int count, char** arguments)
{
    testing::InitGoogleTest(&count, arguments);
    QStandardPaths::setTestModeEnabled(true);
    const QCoreApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
    return RUN_ALL_TESTS();
}
