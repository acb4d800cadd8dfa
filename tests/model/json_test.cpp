#include "model/json.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "model/json_schema.h"
#include "rehearse/error.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string error_of(const std::string& text) {
  try {
    report_from_json(text, "run.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
  return {};
}

// The failing report with the value at `pointer` replaced.
std::string with(const std::string& pointer, const json& value) {
  json document = json::parse(to_json(test::failing_report()));
  document[json::json_pointer(pointer)] = value;
  return document.dump();
}

std::string without(const std::string& parent, const std::string& key) {
  json document = json::parse(to_json(test::failing_report()));
  document[json::json_pointer(parent)].erase(key);
  return document.dump();
}

TEST(RunJson, ReadsWhatItWrote) {
  for (const Report& report : {test::passing_report(), test::failing_report(), Report{}})
    EXPECT_EQ(to_json(report_from_json(to_json(report), "run.json")), to_json(report));
}

TEST(RunJson, KeepsRulesThatJudgingNeeds) {
  Report report = test::passing_report();
  report.budgets.tables = {{.match = "public.a*", .reads_blocked = Millis{5}}};
  report.schema = {.column_order = ColumnOrder::strict, .owner = false, .accept = {{"type a", "", "why"}}};
  report.checks = {.only = {"applies"},
                   .error = {"table_rewrite"},
                   .warning = {"lock_timeout_missing"},
                   .fail_on = FailOn::warning};
  report.outcomes[0].migration.irreversible = Irreversible{"gone"};
  report.outcomes[0].migration.accepted = {{.check = "applies", .until = "2026-02-01", .reason = "known"}};
  report.outcomes[0].migration.up.transaction = TransactionPolicy::none;
  const Report read = report_from_json(to_json(report), "run.json");
  EXPECT_EQ(to_json(read), to_json(report));
  EXPECT_EQ(read.budgets.tables[0].reads_blocked, Millis{5});
  EXPECT_FALSE(read.budgets.tables[0].writes_blocked);
  EXPECT_EQ(read.schema.accept[0].reason, "why");
  EXPECT_EQ(read.outcomes[0].migration.irreversible->reason, "gone");
  EXPECT_EQ(read.outcomes[0].migration.accepted[0].until, "2026-02-01");
  EXPECT_EQ(read.outcomes[0].migration.up.transaction, TransactionPolicy::none);
}

TEST(RunJson, KeepsEveryBudget) {
  Report report = test::passing_report();
  report.budgets.preset = "gocardless";
  report.budgets.stated = {"transaction"};
  report.budgets.statement = Millis{1'500};
  report.budgets.transaction = Millis{9};
  report.budgets.down = {.reads_blocked = Millis{1},
                         .writes_blocked = Millis{2},
                         .statement = Millis{3},
                         .transaction = Millis{4},
                         .duration = Millis{5}};
  report.budgets.tables = {{.match = "a", .direction = Direction::down, .reads_blocked = Millis{5}}};
  report.outcomes[0].migration.budget = {
      .statement = Millis{6}, .transaction = Millis{7}, .reason = "one-off"};
  const Report read = report_from_json(to_json(report), "run.json");
  EXPECT_EQ(to_json(read), to_json(report));
  EXPECT_EQ(read.budgets.stated, report.budgets.stated);
  EXPECT_EQ(read.budgets.statement, Millis{1'500});
  EXPECT_EQ(read.budgets.transaction, Millis{9});
  EXPECT_EQ(read.budgets.up.statement, std::nullopt);
  EXPECT_EQ(read.budgets.down.duration, Millis{5});
  EXPECT_EQ(read.budgets.tables[0].direction, Direction::down);
  EXPECT_EQ(read.outcomes[0].migration.budget.transaction, Millis{7});
  test::JsonSchema schema(json::parse(test::read_source_file("docs/run-json.schema.json")));
  EXPECT_THAT(schema.problems(json::parse(to_json(report))), IsEmpty());
}

TEST(RunJson, ARecordWithoutTheNewerBudgetsHasTheirDefaults) {
  json document = json::parse(to_json(test::passing_report()));
  for (const char* key : {"stated", "statement_ms", "transaction_ms", "up", "down"})
    document["budgets"].erase(key);
  for (const char* key : {"error", "warning"}) document["checks"].erase(key);
  for (json& step : document["migrations"][0]["steps"]) {
    step.erase("transactions");
    step.erase("lock_timeout_ms");
  }
  EXPECT_EQ(to_json(report_from_json(document.dump(), "run.json")), to_json(test::passing_report()));
}

TEST(RunJson, KeepsTransactionsAndTheLockTimeout) {
  Report report = test::passing_report();
  Trace& trace = report.outcomes[0].steps[0].trace;
  trace.transactions = {{Instant{1}, Instant{2.5}, Instant{3}}};
  trace.lock_timeout = Millis{750};
  const Trace read = report_from_json(to_json(report), "run.json").outcomes[0].steps[0].trace;
  ASSERT_EQ(read.transactions.size(), 1U);
  EXPECT_EQ(read.transactions[0].begin, Instant{1});
  EXPECT_EQ(read.transactions[0].commit_started, Instant{2.5});
  EXPECT_EQ(read.transactions[0].end, Instant{3});
  EXPECT_EQ(read.lock_timeout, Millis{750});
  test::JsonSchema schema(json::parse(test::read_source_file("docs/run-json.schema.json")));
  EXPECT_THAT(schema.problems(json::parse(to_json(report))), IsEmpty());
}

TEST(RunJson, KeepsEverySchemaRule) {
  Report report = test::passing_report();
  report.schema = {.extension_version = false,
                   .extension_members = false,
                   .populated = false,
                   .database_settings = false,
                   .function_whitespace = false,
                   .snapshot = {.sequence_state = true, .large_objects = true, .cluster_objects = true},
                   .expected = "db/structure.sql"};
  const SchemaRules read = report_from_json(to_json(report), "run.json").schema;
  EXPECT_FALSE(read.extension_version || read.extension_members || read.populated || read.database_settings ||
               read.function_whitespace);
  EXPECT_EQ(read.snapshot, report.schema.snapshot);
  EXPECT_EQ(read.expected, "db/structure.sql");
}

TEST(RunJson, ARecordWithoutTheNewerSchemaRulesHasTheirDefaults) {
  json document = json::parse(to_json(test::passing_report()));
  document["schema_rules"] = {{"column_order", "warn"},
                              {"owner", true},
                              {"acl", true},
                              {"comments", true},
                              {"accept", json::array()}};
  const SchemaRules read = report_from_json(document.dump(), "run.json").schema;
  EXPECT_TRUE(read.extension_version && read.extension_members && read.populated && read.database_settings &&
              read.function_whitespace);
  EXPECT_EQ(read.snapshot, SnapshotOptions{});
  EXPECT_TRUE(read.expected.empty());
}

TEST(RunJson, KeepsWhatTheMigrationsShouldHaveMade) {
  Report report = test::passing_report();
  EXPECT_FALSE(report_from_json(to_json(report), "run.json").expected.has_value());
  report.expected = ExpectedSchema{.file = "db/structure.sql",
                                   .differences = {{.comparison = Comparison::expected, .kind = "table"}},
                                   .notes = {"owners"},
                                   .not_compared = "0043 did not apply"};
  EXPECT_EQ(to_json(report_from_json(to_json(report), "run.json")), to_json(report));
  EXPECT_EQ(report_from_json(to_json(report), "run.json").expected->differences.size(), 1U);
  test::JsonSchema schema(json::parse(test::read_source_file("docs/run-json.schema.json")));
  EXPECT_THAT(schema.problems(json::parse(to_json(report))), IsEmpty());
}

TEST(RunJson, KeepsWhatADifferenceMeansAndHowToMendIt) {
  Report report = test::passing_report();
  report.outcomes[0].schema.differences = {{.meaning = "left invalid", .repair = "REINDEX INDEX i"}};
  const auto read = report_from_json(to_json(report), "run.json").outcomes[0].schema.differences;
  EXPECT_EQ(read.at(0).meaning, "left invalid");
  EXPECT_EQ(read.at(0).repair, "REINDEX INDEX i");
}

TEST(RunJson, KeepsWhatAStatementScanned) {
  Report report = test::passing_report();
  StatementTiming& statement = report.outcomes[0].steps[0].trace.statements[0];
  statement.scanned = {{"public.orders", Rows{2'000'000}}, {"public.never_analysed", Rows{-1}}};
  const auto read =
      report_from_json(to_json(report), "run.json").outcomes[0].steps[0].trace.statements[0].scanned;
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].relation, "public.orders");
  EXPECT_EQ(read[0].rows, Rows{2'000'000});
  EXPECT_EQ(read[1].rows, Rows{-1});
  test::JsonSchema schema(json::parse(test::read_source_file("docs/run-json.schema.json")));
  EXPECT_THAT(schema.problems(json::parse(to_json(report))), IsEmpty());
}

TEST(RunJson, KeepsWhatRepeatsMeasured) {
  Report report = test::passing_report();
  EXPECT_EQ(to_json(report).find("\"repeats\""), std::string::npos) << "one run writes what it always did";
  const Spread spread{Millis{4}, Millis{1}, Millis{90}, {{2, Millis{90}}}};
  report.outcomes[0].steps[0].repeats =
      Repeats{.runs = 2,
              .judge = RepeatJudge::worst,
              .shown = 2,
              .each = {{1, Millis{4}, "", true}, {2, Millis{5}, "deadlock detected", {}}},
              .duration = spread,
              .windows = {{"public.orders", spread, spread}}};
  const std::string text = to_json(report);
  EXPECT_EQ(to_json(report_from_json(text, "run.json")), text);
  const Repeats read = *report_from_json(text, "run.json").outcomes[0].steps[0].repeats;
  EXPECT_EQ(read.judge, RepeatJudge::worst);
  EXPECT_EQ(read.each[1].error, "deadlock detected");
  EXPECT_EQ(read.duration.outliers.at(0).run, 2U);
  test::JsonSchema schema(json::parse(test::read_source_file("docs/run-json.schema.json")));
  EXPECT_THAT(schema.problems(json::parse(text)), IsEmpty());
}

TEST(RunJson, KeepsWhatAStepCost) {
  Report report = test::passing_report();
  Trace& trace = report.outcomes[0].steps[0].trace;
  trace.statements[0].temporary = Bytes{8'192};
  trace.statements[0].built = {{"orders_i", "public.orders"}};
  trace.statements[0].validated = {{"public.orders", "orders_fk"}, {"public.orders", ""}};
  trace.statements[0].rewrote = {{"public.orders", Rows{5}, Bytes{6}, "VACUUM FULL copies live rows"}};
  trace.counters = {.buffers_hit = 7,
                    .buffers_read = 0,
                    .wal = Bytes{13},
                    .disk = DiskPeak{Bytes{9}, Instant{10}, Millis{100}, 3},
                    .tables = {{.table = "public.orders", .size_before = Bytes{11}, .dead = Rows{12}}}};
  const Report read = report_from_json(to_json(report), "run.json");
  EXPECT_EQ(to_json(read), to_json(report));
  const StepCounters& counters = read.outcomes[0].steps[0].trace.counters;
  EXPECT_EQ(counters.buffers_read, 0);
  EXPECT_EQ(counters.disk->samples, 3U);
  EXPECT_EQ(counters.tables.at(0).dead, Rows{12});
  EXPECT_FALSE(counters.tables.at(0).size_after) << "what is not known is null, never 0";
  EXPECT_EQ(read.outcomes[0].steps[0].trace.statements[0].rewrote.at(0).reason,
            "VACUUM FULL copies live rows");
  test::JsonSchema schema(json::parse(test::read_source_file("docs/run-json.schema.json")));
  EXPECT_THAT(schema.problems(json::parse(to_json(report))), IsEmpty());
}

TEST(RunJson, IsDescribedByItsSchema) {
  test::JsonSchema validator(json::parse(test::read_source_file("docs/run-json.schema.json")));
  for (const Report& report : {test::passing_report(), test::failing_report()})
    EXPECT_THAT(validator.problems(json::parse(to_json(report))), IsEmpty());
  EXPECT_THAT(validator.problems(json::parse(with("/migrations/0/colour", "red"))),
              ::testing::ElementsAre(".migrations[].colour: not described"));
  EXPECT_THAT(validator.problems(json::parse(without("/server", "backend"))),
              ::testing::ElementsAre(".server: no backend"));
}

TEST(RunJson, WritesNullForWhatIsNotKnown) {
  const json step = json::parse(to_json(test::passing_report()))["migrations"][0]["steps"][0];
  EXPECT_TRUE(step["error"].is_null());
  EXPECT_TRUE(step["statements"][0]["rows"].is_null());
  EXPECT_TRUE(step["statements"][0]["wal_bytes"].is_null());
}

TEST(RunJson, ReplacesBytesThatAreNoUtf8) {
  Report report = test::passing_report();
  report.outcomes[0].migration.name = "caf\xe9";
  EXPECT_THAT(to_json(report), HasSubstr("caf\xef\xbf\xbd"));
}

TEST(RunJson, IgnoresKeysThatItDoesNotKnow) {
  EXPECT_EQ(error_of(with("/migrations/0/invented", json{{"by", "a newer version"}})), "");
}

TEST(RunJson, EveryErrorNamesTheFileAndTheKey) {
  EXPECT_THAT(error_of(with("/migrations/1/steps/0/phase", "sideways")),
              HasSubstr("run.json: migrations[1].steps[0].phase: expected a name that this version knows, "
                        "found \"sideways\""));
  EXPECT_THAT(error_of(with("/migrations/1/steps/0/locks/0/mode", "BigLock")),
              HasSubstr("migrations[1].steps[0].locks[0].mode: expected a lock mode"));
  EXPECT_THAT(error_of(with("/seed/tables/0/rows", "many")),
              HasSubstr("seed.tables[0].rows: expected an integer"));
  EXPECT_THAT(error_of(with("/migrations", 7)), HasSubstr("migrations: expected an array"));
  EXPECT_THAT(error_of(without("/migrations/0", "verdict")),
              HasSubstr("migrations[0]: expected the key \"verdict\""));
  EXPECT_THAT(error_of("[]"), HasSubstr("run.json: the document: expected an object"));
}

TEST(RunJson, RefusesAnotherVersionAndWhatIsNoJson) {
  EXPECT_THAT(error_of(with("/schema_version", 2)), HasSubstr("schema_version 2"));
  EXPECT_THAT(error_of("verdict: pass"), HasSubstr("run.json: this is not JSON"));
  EXPECT_THAT(error_of(""), HasSubstr("this is not JSON"));
}

// Anything but Error would end the test program.
void read_or_refuse(const std::string& text) {
  try {
    (void)report_from_json(text, "run.json");
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("run.json"));
  }
}

TEST(RunJson, ATruncatedFileIsRefused) {
  const std::string text = to_json(test::failing_report());
  for (std::size_t length = 0; length + 2 < text.size(); length += 397)
    EXPECT_NE(error_of(text.substr(0, length)), "") << length;
}

TEST(RunJson, AMutatedFileIsReadOrRefused) {
  const std::string original = to_json(test::failing_report());
  std::mt19937 random(42);
  for (int round = 0; round < 300; ++round) {
    std::string text = original;
    for (int i = 0; i < 3; ++i) text[random() % text.size()] = static_cast<char>(random() % 256);
    read_or_refuse(text);
  }
}

TEST(RunJson, AWrongTypeAnywhereIsReadOrRefused) {
  const json document = json::parse(to_json(test::passing_report()));
  const json leaves = document.flatten();
  const std::vector<json> wrong{
      nullptr, -1, 1e300, "text", json::array({1}), json::object(), true, 18446744073709551615ULL};
  for (const auto& [pointer, value] : leaves.items())
    for (const json& replacement : wrong) {
      json mutated = document;
      mutated[json::json_pointer(pointer)] = replacement;
      read_or_refuse(mutated.dump());
    }
}

TEST(RunJson, DeepNestingDoesNotOverflowTheStack) {
  EXPECT_NE(error_of(std::string(100'000, '[')), "");
}

}  // namespace
}  // namespace rehearse
