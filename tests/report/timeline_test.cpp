#include <fmt/format.h>
#include <gmock/gmock.h>

#include <chrono>

#include "base/strings.h"
#include "model/json.h"
#include "report/render.h"
#include "report/text.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Held {
  std::string relation;
  LockMode mode;
  double from;
  double ms;
  double waited = 0;
  std::size_t statement = 0;
};

struct Ran {
  std::string sql;
  double from;
  double ms;
};

/// A migration of one up, whose statements stand in every second line.
Outcome up(const std::string& id, double ms, const std::vector<Ran>& script, const std::vector<Held>& held) {
  Outcome outcome = test::good_outcome();
  outcome.migration.id = id;
  outcome.migration.name.clear();
  outcome.steps.resize(1);
  StepResult& step = outcome.steps.front();
  step.duration = Millis{ms};
  step.trace = {};
  for (const Ran& ran : script) {
    const std::size_t index = step.trace.statements.size();
    const auto line = static_cast<std::uint32_t>(2 * index + 1);
    step.trace.statements.push_back(test::statement(index, line, ran.sql, ran.ms));
    step.trace.statements.back().started = Instant{ran.from};
  }
  for (const Held& each : held) {
    LockHeld lock = test::lock(each.relation, each.mode, each.ms, each.statement);
    lock.acquired = Instant{each.from + each.waited};
    lock.waited = Millis{each.waited};
    step.trace.locks.push_back(lock);
  }
  return outcome;
}

Outcome foreign_key() {
  Outcome outcome = up("foreign_key", 8'421,
                       {{"ALTER TABLE orders ADD COLUMN user_id bigint", 0.4, 1.1},
                        {"ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users", 2, 6'800},
                        {"UPDATE settings SET done = true", 6'900, 1'400}},
                       {{"public.orders", LockMode::access_exclusive, 0.4, 8'419},
                        {"public.orders", LockMode::share_row_exclusive, 2, 8'416, 0, 1},
                        {"public.users", LockMode::share_row_exclusive, 2, 7'212, 1'204, 1},
                        {"public.settings", LockMode::row_exclusive, 6'900, 1'500, 0, 2}});
  outcome.findings = {{.check = "reads_blocked",
                       .severity = Severity::error,
                       .message = "too long",
                       .location = outcome.steps[0].trace.statements[0].location,
                       .evidence = {{"table", "public.orders"}},
                       .help = "do not"}};
  outcome.verdict = Verdict::fail;
  return outcome;
}

Outcome commits_inside() {
  std::vector<Held> held;
  for (int i = 0; i < 5; ++i)
    held.push_back({"public.orders", LockMode::access_exclusive, 4 + 210.0 * i, 190.0 + i});
  return up("five_commits", 1'060,
            {{"DO $$ BEGIN FOR i IN 1..5 LOOP ... COMMIT; END LOOP; END $$", 0, 1'058}}, held);
}

Outcome commits_at_once() {
  std::vector<Held> held;
  for (int i = 0; i < 5; ++i) held.push_back({"public.orders", LockMode::share, 4 + 200.0 * i, 199.5});
  return up("no_pause", 1'010, {{"CALL tidy()", 0, 1'008}}, held);
}

Outcome concurrently() {
  return up("concurrently", 21'700, {{"CREATE INDEX CONCURRENTLY i ON orders (id)", 0, 21'698}},
            {{"public.orders", LockMode::share_update_exclusive, 0.5, 21'690}});
}

Outcome upgrade() {
  return up("upgrade", 400,
            {{"LOCK TABLE orders IN SHARE MODE", 0, 20}, {"ALTER TABLE orders ADD COLUMN x int", 21, 350}},
            {{"public.orders", LockMode::share, 1, 390},
             {"public.orders", LockMode::access_exclusive, 22, 60, 300, 1}});
}

Outcome many_tables(std::size_t number) {
  std::vector<Ran> script;
  std::vector<Held> held;
  for (std::size_t i = 0; i < number; ++i) {
    const double at = 3.0 * static_cast<double>(i);
    const std::string table = fmt::format("public.measurements_of_region_{:02}", i);
    script.push_back({fmt::format("ALTER TABLE {} ADD COLUMN note text", table), at, 2.8});
    held.push_back({table, LockMode::access_exclusive, at, 3.0 * static_cast<double>(number) + 1 - at, 0, i});
  }
  return up("many_tables", 3.0 * static_cast<double>(number) + 2, script, held);
}

Outcome quick() {
  return up("three_ms", 3.1, {{"ALTER TABLE orders ADD COLUMN note text", 0.5, 1.2}},
            {{"public.orders", LockMode::access_exclusive, 0.6, 2.2}});
}

Report report_of(std::vector<Outcome> outcomes) {
  Report report;
  report.outcomes = std::move(outcomes);
  return report;
}

std::string drawn(const std::vector<Outcome>& outcomes, RenderOptions options) {
  const std::string text = render("terminal", report_of(outcomes), options);
  return text.substr(0, text.rfind("\n PostgreSQL"));
}

std::vector<Outcome> every_kind() {
  return {foreign_key(),   commits_inside(), commits_at_once(), concurrently(), upgrade(),
          many_tables(40), quick()};
}

TEST(Timeline, DrawsEveryKindOfLockInEightyColumns) {
  const std::string text = drawn(every_kind(), {.width = 80, .every_step = true});
  for (const auto& line : split(text, '\n')) EXPECT_LE(display_width(line), 80U) << line;
  test::expect_golden("report/timelines_80.txt", text);
}

TEST(Timeline, UsesTheRoomOfAWideTerminal) {
  test::expect_golden("report/timelines_160.txt",
                      drawn({foreign_key(), many_tables(40)}, {.width = 160, .every_step = true}));
}

TEST(Timeline, ColourOnlyAdds) {
  const Report report = report_of(every_kind());
  std::string colored = render("terminal", report, {.color = true, .width = 80, .every_step = true});
  for (std::size_t at = 0; (at = colored.find("\x1b[")) != std::string::npos;)
    colored.erase(at, colored.find('m', at) - at + 1);
  EXPECT_EQ(colored, render("terminal", report, {.width = 80, .every_step = true}));
}

TEST(Timeline, IsDrawnForFailingStepsUnlessAskedForAll) {
  const std::string text = drawn({foreign_key(), quick()}, {.width = 80});
  EXPECT_THAT(text, HasSubstr("locks in up, 8.4 s"));
  EXPECT_THAT(text, Not(HasSubstr("three_ms\n\n")));
}

TEST(Timeline, OfAStepWhoseSqlFailedPointsAtTheStatementThatDid) {
  Outcome outcome = up("fails", 20, {{"ALTER TABLE a ADD COLUMN x int", 1, 8}, {"SELECT 1/0", 10, 9}},
                       {{"public.a", LockMode::access_exclusive, 1, 18}});
  outcome.steps[0].error = SqlError{.sqlstate = "22012", .message = "division by zero"};
  EXPECT_THAT(drawn({outcome}, {.width = 80}), HasSubstr("3━━━"));
}

TEST(Timeline, OfAFailingUpIsThatOfTheWorseOne) {
  Outcome outcome = foreign_key();
  outcome.steps.push_back(outcome.steps.front());
  StepResult& again = outcome.steps.back();
  again.phase = Phase::reapply;
  outcome.steps[0].trace.tables = {test::window("public.orders", 100, 100)};
  again.trace.tables = {test::window("public.orders", 8'000, 8'000)};
  const std::string text = drawn({outcome}, {.width = 80});
  EXPECT_THAT(text, HasSubstr("locks in up again"));
  EXPECT_THAT(text, Not(HasSubstr("locks in up,")));
}

TEST(Timeline, IsTheSameFromTheRecord) {
  const Report saved = report_from_json(to_json(report_of(every_kind())), "run.json");
  EXPECT_EQ(drawn(saved.outcomes, {.width = 80, .every_step = true}),
            drawn(every_kind(), {.width = 80, .every_step = true}));
}

TEST(Timeline, OfThousandsOfTablesIsDrawnAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(drawn({many_tables(5'000)}, {.width = 80, .every_step = true}),
              HasSubstr("and 4992 more tables"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Timeline, LetsNoTableControlTheTerminal) {
  const std::string text = drawn(
      {up("evil", 3, {{"ALTER TABLE x", 0, 3}}, {{"public.\x1b[2Jx", LockMode::access_exclusive, 0, 3}})},
      {.width = 80, .every_step = true});
  EXPECT_THAT(text, HasSubstr("public.\\x1b[2Jx"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace rehearse::report
