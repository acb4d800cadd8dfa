// What every reporter promises.
#include <gmock/gmock.h>

#include <algorithm>
#include <ctime>

#include "model/json.h"
#include "report/catalogue.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

TEST(Reporters, RenderASavedRunLikeTheRunItself) {
  Report report = test::failing_report();
  report.origin = {"0123456789abcdef", "https://ci.example/runs/1"};
  const Report saved = report_from_json(to_json(report), "run.json");
  for (const Reporter* reporter : catalogue())
    EXPECT_EQ(reporter->render(saved, {}), reporter->render(report, {})) << reporter->format;
}

TEST(Reporters, LetNoControlCharacterThrough) {
  for (const Reporter* reporter : catalogue()) {
    const std::string text = reporter->render(test::failing_report(), {});
    EXPECT_TRUE(std::none_of(text.begin(), text.end(), [](char c) { return c != '\n' && c >= 0 && c < ' '; }))
        << reporter->format;
  }
}

TEST(Reporters, HaveSomethingToSayOfAnEmptyRun) {
  for (const Reporter* reporter : catalogue())
    if (reporter->format != "github") {  // which has nothing to annotate then
      EXPECT_FALSE(reporter->render(Report{}, {}).empty()) << reporter->format;
    }
}

TEST(Reporters, RenderAThousandMigrationsInTime) {
  const Report report = test::large_report(1'000);
  for (const Reporter* reporter : catalogue()) {
    const std::clock_t start = std::clock();  // of the processor, as the machine may have other work
    EXPECT_FALSE(reporter->render(report, {}).empty());
    // Two seconds are the promise; a debug build with sanitizers has more.
    EXPECT_LT(std::clock() - start, 10 * CLOCKS_PER_SEC) << reporter->format;
  }
}

}  // namespace
}  // namespace rehearse::report
