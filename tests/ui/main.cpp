#include <gtest/gtest.h>

#include <QApplication>
#include <QStandardPaths>

#include <clocale>

int main(int count, char** arguments)
{
    testing::InitGoogleTest(&count, arguments);
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(count, arguments);
    std::setlocale(LC_NUMERIC, "C");
    return RUN_ALL_TESTS();
}
