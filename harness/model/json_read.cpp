#include "model/json_budgets.h"
#include "model/json_parts.h"
#include "model/json_repeats.h"
#include "model/json_values.h"
#include "model/names.h"

namespace rehearse::json {

namespace {

SourceLocation read_location(const Node& node) {
  SourceLocation location{.file = text_or_empty(node, "file")};
  if (const auto line = node.find("line")) location.line = line->position();
  if (const auto column = node.find("column")) location.column = column->position();
  return location;
}

std::optional<std::size_t> read_index(const Node& node, std::string_view key) {
  const auto index = node.find(key);
  return index ? std::optional<std::size_t>(index->natural()) : std::nullopt;
}

std::optional<bool> read_flag(const Node& node, std::string_view key) {
  const auto flag = node.find(key);
  return flag ? std::optional<bool>(flag->boolean()) : std::nullopt;
}

std::optional<BackendPid> read_backend(const Node& node) {
  const auto backend = node.find("backend");
  return backend ? std::optional(BackendPid{static_cast<int>(backend->position())}) : std::nullopt;
}

SqlError read_error(const Node& node) {
  return {.sqlstate = text_or_empty(node, "sqlstate"),
          .message = node.at("message").text(),
          .detail = text_or_empty(node, "detail"),
          .statement = text_or_empty(node, "statement"),
          .location = read_location(node),
          .timed_out = read_flag(node, "timed_out").value_or(false),
          .program = text_or_empty(node, "program")};
}

Rewrite read_rewrite(const Node& node) {
  return {.relation = node.at("relation").text(),
          .rows = read_quantity<Rows>(node, "rows").value_or(Rows{-1}),
          .bytes = read_quantity<Bytes>(node, "bytes").value_or(Bytes{}),
          .reason = text_or_empty(node, "reason")};
}

Scan read_scan(const Node& node) {
  return {.relation = node.at("relation").text(),
          .rows = read_quantity<Rows>(node, "rows").value_or(Rows{-1})};
}

// "rewrites" says more than "rewrote", but only the latter is promised.
std::vector<Rewrite> read_rewrites(const Node& node) {
  if (const auto full = node.find("rewrites")) return list(full, read_rewrite);
  return list(node.at("rewrote"),
              [](const Node& name) { return Rewrite{.relation = name.text(), .rows = Rows{-1}}; });
}

StatementTiming read_statement(const Node& node) {
  return {.index = node.at("index").natural(),
          .location = read_location(node),
          .sql = node.at("sql").text(),
          .started = millis_or_zero(node, "started_at_ms"),
          .duration = node.at("duration_ms").millis(),
          .rows = read_quantity<Rows>(node, "rows"),
          .rewrote = read_rewrites(node),
          .scanned = list(node.find("scanned"), read_scan),
          .wal = read_quantity<Bytes>(node, "wal_bytes"),
          .temporary = read_quantity<Bytes>(node, "temporary_bytes"),
          .built = list(node.find("built"), read_build),
          .validated = list(node.find("validated"), read_validation),
          .backend = read_backend(node)};
}

LockMode read_mode(const Node& node) {
  const auto mode = parse_lock_mode(node.text());
  if (!mode) node.wrong("a lock mode as pg_locks spells it");
  return *mode;
}

LockHeld read_lock(const Node& node) {
  return {.relation = node.at("relation").text(),
          .kind = node.at("kind").text(),
          .mode = read_mode(node.at("mode")),
          .statement = read_index(node, "statement"),
          .acquired = node.at("acquired_at_ms").millis(),
          .held = node.at("held_ms").millis(),
          .waited = node.at("waited_ms").millis(),
          .uncertainty = node.at("uncertainty_ms").millis(),
          .evidence = node.at("evidence").one_of(kEvidenceNames)};
}

// Records of version 0.1 have the longest stretch alone.
BlockedTime read_blocked(const Node& window, std::string_view key, std::string_view longest_key) {
  const auto node = window.find(key);
  if (!node) {
    const Millis longest = window.at(longest_key).millis();
    return {.longest = longest,
            .from = {},
            .uncertainty = {},
            .statement = read_index(window, "statement"),
            .total = longest,
            .count = longest > Millis{} ? 1U : 0U};
  }
  return {.longest = node->at("longest_ms").millis(),
          .from = node->at("from_ms").millis(),
          .uncertainty = node->at("uncertainty_ms").millis(),
          .statement = read_index(*node, "statement"),
          .total = node->at("total_ms").millis(),
          .count = node->at("count").natural()};
}

TableWindow read_window(const Node& node) {
  return {.table = node.at("table").text(),
          .exclusive = read_blocked(node, "exclusive", "exclusive_window_ms"),
          .write_block = read_blocked(node, "write_block", "write_block_window_ms")};
}

SamplingGap read_gap(const Node& node) {
  return {node.at("from_ms").millis(), node.at("to_ms").millis()};
}

OtherLock read_other_lock(const Node& node) {
  return {.kind = node.at("kind").text(),
          .object = node.at("object").text(),
          .mode = read_mode(node.at("mode")),
          .seen = node.at("seen_at_ms").millis(),
          .held = node.at("held_ms").millis(),
          .waited = node.at("waited_ms").millis()};
}

Sampling read_sampling(const Node& node) {
  const auto gaps = node.find("gaps");
  return {.interval = node.at("interval_ms").millis(),
          .samples = node.at("samples").natural(),
          .longest_gap = node.at("longest_gap_ms").millis(),
          .gaps = gaps ? list(*gaps, read_gap) : std::vector<SamplingGap>{},
          .busy = millis_or_zero(node, "busy_ms"),
          .cpu = millis_or_zero(node, "cpu_ms"),
          .clock_error = optional_millis(node, "clock_error_ms"),
          .not_observed = texts(node.at("not_observed"))};
}

InvalidIndex read_invalid_index(const Node& node) {
  return {.index = node.at("index").text(), .table = node.at("table").text()};
}

SchemaResult read_schema(const Node& node) {
  return {.down_restores = read_flag(node, "down_restores"),
          .reapply_matches = read_flag(node, "reapply_matches"),
          .differences = list(node.at("differences"), read_difference)};
}

Script read_script(const Node& node) {
  Script script{.path = node.at("path").text(),
                .transaction = node.at("transaction").one_of(kTransactionPolicyNames)};
  if (const auto command = node.find("command")) script.tool = ToolCommand{texts(*command), {}};
  return script;
}

Acceptance read_acceptance(const Node& node) {
  Acceptance acceptance{
      .check = node.at("check").text(), .reason = node.at("reason").text(), .location = read_location(node)};
  if (const auto until = node.find("until")) acceptance.until = until->text();
  return acceptance;
}

TransactionBounds read_transaction(const Node& node) {
  return {.begin = node.at("begin_ms").millis(),
          .commit_started = node.at("commit_started_ms").millis(),
          .end = node.at("end_ms").millis(),
          .by_itself = read_flag(node, "by_itself").value_or(false),
          .backend = read_backend(node)};
}

// Whoever leaves "down" out of a hand-written file has still said with a step that there is one.
bool has_down_step(const std::vector<StepResult>& steps) {
  for (const StepResult& step : steps)
    if (step.phase == Phase::down) return true;
  return false;
}

Migration read_migration(const Node& node, const std::vector<StepResult>& steps) {
  Migration migration{
      .id = node.at("id").text(), .name = node.at("name").text(), .path = node.at("path").text()};
  if (const auto up = node.find("up")) migration.up = read_script(*up);
  if (const auto down = node.find("down"))
    migration.down = read_script(*down);
  else if (has_down_step(steps))
    migration.down = Script{};
  if (const auto change = node.find("change"))
    migration.change =
        HistoryChange{change->at("kind").one_of(kReleasedChangeNames), text_or_empty(*change, "other")};
  if (const auto marker = node.find("irreversible"))
    migration.irreversible = Irreversible{marker->at("reason").text()};
  if (const auto budget = node.find("budget")) migration.budget = read_override(*budget);
  migration.accepted = list(node.find("accepted"), read_acceptance);
  return migration;
}

}  // namespace

SchemaDifference read_difference(const Node& node) {
  return {.comparison = node.at("comparison").one_of(kComparisonNames),
          .kind = node.at("kind").text(),
          .object = node.at("object").text(),
          .attribute = text_or_empty(node, "attribute"),
          .before = text_or_empty(node, "before"),
          .after = text_or_empty(node, "after"),
          .severity = node.at("severity").one_of(kDifferenceSeverityNames),
          .reason = text_or_empty(node, "reason"),
          .meaning = text_or_empty(node, "meaning"),
          .repair = text_or_empty(node, "repair"),
          .name_only = read_flag(node, "name_only").value_or(false)};
}

Finding read_finding(const Node& node) {
  Finding finding{.check = node.at("check").text(),
                  .severity = node.at("severity").one_of(kSeverityNames),
                  .message = node.at("message").text(),
                  .excerpt = text_or_empty(node, "excerpt"),
                  .help = text_or_empty(node, "help")};
  if (node.find("file")) finding.location = read_location(node);
  for (const auto& [key, value] : node.at("evidence").members()) finding.evidence[key] = value.text();
  return finding;
}

StepResult read_step(const Node& node) {
  StepResult step{.phase = node.at("phase").one_of(kPhaseNames), .duration = node.at("duration_ms").millis()};
  if (const auto error = node.find("error")) step.error = read_error(*error);
  step.trace.statements = list(node.at("statements"), read_statement);
  step.trace.transactions = list(node.find("transactions"), read_transaction);
  step.trace.lock_timeout = optional_millis(node, "lock_timeout_ms");
  step.trace.locks = list(node.at("locks"), read_lock);
  step.trace.tables = list(node.at("tables"), read_window);
  step.trace.other_locks = list(node.find("other_locks"), read_other_lock);
  if (const auto sampling = node.find("sampling")) step.trace.sampling = read_sampling(*sampling);
  if (const auto counters = node.find("counters")) step.trace.counters = read_counters(*counters);
  step.invalid_indexes = list(node.find("invalid_indexes"), read_invalid_index);
  if (const auto repeats = node.find("repeats")) step.repeats = read_repeats(*repeats);
  return step;
}

Outcome read_outcome(const Node& node) {
  Outcome outcome;
  outcome.steps = list(node.at("steps"), read_step);
  outcome.migration = read_migration(node, outcome.steps);
  outcome.schema = read_schema(node.at("schema"));
  outcome.findings = list(node.at("findings"), read_finding);
  outcome.verdict = node.at("verdict").one_of(kVerdictNames);
  outcome.reason = text_or_empty(node, "reason");
  return outcome;
}

}  // namespace rehearse::json
