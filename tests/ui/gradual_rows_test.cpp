// Lists that grow a few rows at a time.
#include "tests/ui/home_fixture.h"
#include "ui/widgets/gradual_rows.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

#include <thread>

namespace koe::ui {
namespace {

class GradualRowsTest : public HomeTest
{
protected:
    explicit GradualRowsTest(GradualRows::From from = GradualRows::From::First)
        : rows(
              column(), from, [this](std::size_t i) { return make(i); }, &host)
    {
    }
    QVBoxLayout* column()
    {
        auto* column = new QVBoxLayout(&host);
        column->addStretch();
        return column;
    }
    QWidget* make(std::size_t i)
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(3)); // a slice has room for two
        made << wanted[i];
        return new QLabel(wanted[i]);
    }
    void want(const QStringList& says)
    {
        wanted = says;
        rows.show({says.begin(), says.end()});
    }
    /// What is seen, from above.
    [[nodiscard]] QStringList seen() const
    {
        QStringList words;
        for (int i = 0; i < host.layout()->count(); i++)
            if (const auto* label = qobject_cast<QLabel*>(host.layout()->itemAt(i)->widget()))
                words << label->text();
        return words;
    }

    QWidget host;
    QStringList wanted;
    QStringList made; // since it was emptied
    GradualRows rows;
};

class GradualRowsFromTheLast : public GradualRowsTest
{
protected:
    GradualRowsFromTheLast() : GradualRowsTest(GradualRows::From::Last) {}
};

TEST_F(GradualRowsTest, OnlyWhatSaysSomethingNewIsMade)
{
    host.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&host));
    want({"a", "b", "c", "d", "e", "f"});
    EXPECT_LT(made.size(), 6) << "all in one turn";
    ASSERT_TRUE(await([&] { return seen() == wanted; }));
    EXPECT_EQ(made, wanted) << "from the first to the last, each once";
    for (const auto* label : host.findChildren<QLabel*>())
        EXPECT_TRUE(label->isVisible()) << label->text().toStdString();

    made.clear();
    want({"new", "c", "a", "b", "f"}); // one more, one up, two gone
    ASSERT_TRUE(await([&] { return seen() == wanted; }));
    EXPECT_EQ(made, QStringList({"new"}));

    want({});
    EXPECT_TRUE(seen().empty());
    EXPECT_TRUE(await([&] { return host.findChildren<QLabel*>().empty(); }));
}

TEST_F(GradualRowsTest, WhatIsWantedWhileItGrowsIsWhatComes)
{
    host.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&host));
    want({"a", "b", "c", "d", "e", "f"});
    want({"f", "g", "a"});
    ASSERT_TRUE(await([&] { return seen() == wanted; }));
    EXPECT_EQ(made.count("a"), 1);
    EXPECT_FALSE(made.contains("e"));
}

TEST_F(GradualRowsTest, WhatNobodySeesWaits)
{
    want({"a", "b", "c", "d", "e", "f"});
    await([&] { return seen() == wanted; }, 1);
    EXPECT_LT(made.size(), 4) << "the rest has time until it is looked at";
    host.show();
    EXPECT_TRUE(await([&] { return seen() == wanted; }));
}

TEST_F(GradualRowsFromTheLast, TheNewestIsThereFirst)
{
    host.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&host));
    want({"a", "b", "c", "d"});
    ASSERT_FALSE(made.empty());
    EXPECT_EQ(made.front(), "d");
    ASSERT_TRUE(await([&] { return seen() == wanted; }));
    EXPECT_EQ(made, QStringList({"d", "c", "b", "a"}));
}

} // namespace
} // namespace koe::ui
