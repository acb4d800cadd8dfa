#include "model/json_budgets.h"
#include "model/json_parts.h"
#include "model/json_repeats.h"
#include "model/json_values.h"
#include "model/names.h"

namespace rehearse::json {

namespace {

using Json = nlohmann::ordered_json;

Json line_or_null(std::uint32_t line) {
  return line == 0 ? Json(nullptr) : Json(line);
}

Json millis_or_null(const std::optional<Millis>& duration) {
  return duration ? Json(duration->count()) : Json(nullptr);
}

Json write_error(const std::optional<SqlError>& error) {
  if (!error) return nullptr;
  return {{"sqlstate", text_or_null(error->sqlstate)},      {"message", error->message},
          {"detail", text_or_null(error->detail)},          {"statement", text_or_null(error->statement)},
          {"file", text_or_null(error->location.file)},     {"line", line_or_null(error->location.line)},
          {"column", line_or_null(error->location.column)}, {"timed_out", error->timed_out},
          {"program", text_or_null(error->program)}};
}

// The statistics of a table that was never analysed hold -1 rows: unknown.
Json known_rows(Rows rows) {
  return rows.value < 0 ? Json(nullptr) : Json(rows.value);
}

Json write_rewrite(const Rewrite& rewrite) {
  return {{"relation", rewrite.relation},
          {"rows", known_rows(rewrite.rows)},
          {"bytes", rewrite.bytes.value},
          {"reason", text_or_null(rewrite.reason)}};
}

Json write_scan(const Scan& scan) {
  return {{"relation", scan.relation}, {"rows", known_rows(scan.rows)}};
}

Json write_backend(const std::optional<BackendPid>& backend) {
  return backend ? Json(backend->value) : Json(nullptr);
}

Json write_statement(const StatementTiming& statement) {
  return {{"index", statement.index},
          {"file", text_or_null(statement.location.file)},
          {"line", line_or_null(statement.location.line)},
          {"column", line_or_null(statement.location.column)},
          {"sql", statement.sql},
          {"started_at_ms", statement.started.count()},
          {"duration_ms", statement.duration.count()},
          {"rows", value_or_null(statement.rows)},
          {"rewrote", array_of(statement.rewrote, [](const Rewrite& r) { return Json(r.relation); })},
          {"rewrites", array_of(statement.rewrote, write_rewrite)},
          {"scanned", array_of(statement.scanned, write_scan)},
          {"wal_bytes", value_or_null(statement.wal)},
          {"temporary_bytes", value_or_null(statement.temporary)},
          {"built", array_of(statement.built, write_build)},
          {"validated", array_of(statement.validated, write_validation)},
          {"backend", write_backend(statement.backend)}};
}

Json write_lock(const LockHeld& lock) {
  return {{"relation", lock.relation},
          {"kind", lock.kind},
          {"mode", to_string(lock.mode)},
          {"statement", or_null(lock.statement)},
          {"acquired_at_ms", lock.acquired.count()},
          {"held_ms", lock.held.count()},
          {"waited_ms", lock.waited.count()},
          {"blocked_ms", lock.blocked().count()},
          {"uncertainty_ms", lock.uncertainty.count()},
          {"evidence", to_string(lock.evidence)},
          {"blocks", to_string(blocks(lock.mode))}};
}

Json write_other_lock(const OtherLock& lock) {
  return {{"kind", lock.kind},
          {"object", lock.object},
          {"mode", to_string(lock.mode)},
          {"seen_at_ms", lock.seen.count()},
          {"held_ms", lock.held.count()},
          {"waited_ms", lock.waited.count()}};
}

Json write_blocked(const BlockedTime& blocked) {
  return {{"longest_ms", blocked.longest.count()},
          {"from_ms", blocked.from.count()},
          {"uncertainty_ms", blocked.uncertainty.count()},
          {"statement", or_null(blocked.statement)},
          {"total_ms", blocked.total.count()},
          {"count", blocked.count}};
}

Json write_window(const TableWindow& window) {
  return {{"table", window.table},
          {"exclusive_window_ms", window.exclusive.longest.count()},
          {"write_block_window_ms", window.write_block.longest.count()},
          {"exclusive", write_blocked(window.exclusive)},
          {"write_block", write_blocked(window.write_block)},
          {"statement", or_null(window.statement())}};
}

Json write_sampling(const Sampling& sampling) {
  return {{"interval_ms", sampling.interval.count()},
          {"samples", sampling.samples},
          {"longest_gap_ms", sampling.longest_gap.count()},
          {"gaps", array_of(sampling.gaps,
                            [](const SamplingGap& gap) {
                              return Json{{"from_ms", gap.from.count()}, {"to_ms", gap.to.count()}};
                            })},
          {"busy_ms", sampling.busy.count()},
          {"cpu_ms", sampling.cpu.count()},
          {"clock_error_ms", millis_or_null(sampling.clock_error)},
          {"not_observed", sampling.not_observed}};
}

Json write_schema(const SchemaResult& schema) {
  return {{"down_restores", or_null(schema.down_restores)},
          {"reapply_matches", or_null(schema.reapply_matches)},
          {"differences", array_of(schema.differences, write_difference)}};
}

Json write_script(const Script& script) {
  Json json{{"path", script.path}, {"transaction", name_of(kTransactionPolicyNames, script.transaction)}};
  if (script.tool) json["command"] = script.tool->argv;
  return json;
}

Json write_acceptance(const Acceptance& acceptance) {
  return {{"check", acceptance.check},
          {"until", or_null(acceptance.until)},
          {"reason", acceptance.reason},
          {"file", text_or_null(acceptance.location.file)},
          {"line", line_or_null(acceptance.location.line)},
          {"column", line_or_null(acceptance.location.column)}};
}

Json write_transaction(const TransactionBounds& transaction) {
  return {{"begin_ms", transaction.begin.count()},
          {"commit_started_ms", transaction.commit_started.count()},
          {"end_ms", transaction.end.count()},
          {"by_itself", transaction.by_itself},
          {"backend", write_backend(transaction.backend)}};
}

Json write_change(const std::optional<HistoryChange>& change) {
  if (!change) return nullptr;
  return {{"kind", name_of(kReleasedChangeNames, change->kind)}, {"other", text_or_null(change->other)}};
}

Json write_irreversible(const std::optional<Irreversible>& irreversible) {
  if (!irreversible) return nullptr;
  return {{"reason", irreversible->reason}};
}

}  // namespace

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json write_difference(const SchemaDifference& difference) {
  return {{"comparison", to_string(difference.comparison)},
          {"kind", difference.kind},
          {"object", difference.object},
          {"attribute", difference.attribute},
          {"before", difference.before},
          {"after", difference.after},
          {"severity", to_string(difference.severity)},
          {"reason", text_or_null(difference.reason)},
          {"meaning", text_or_null(difference.meaning)},
          {"repair", text_or_null(difference.repair)},
          {"name_only", difference.name_only}};
}

Json write_finding(const Finding& finding) {
  const SourceLocation place = finding.location.value_or(SourceLocation{});
  return {{"check", finding.check},
          {"severity", to_string(finding.severity)},
          {"message", finding.message},
          {"file", text_or_null(place.file)},
          {"line", line_or_null(place.line)},
          {"column", line_or_null(place.column)},
          {"excerpt", text_or_null(finding.excerpt)},
          {"evidence", finding.evidence},
          {"help", text_or_null(finding.help)}};
}

Json write_step(const StepResult& step) {
  Json result = {{"phase", to_string(step.phase)},
                 {"duration_ms", step.duration.count()},
                 {"error", write_error(step.error)},
                 {"statements", array_of(step.trace.statements, write_statement)},
                 {"transactions", array_of(step.trace.transactions, write_transaction)},
                 {"lock_timeout_ms", millis_or_null(step.trace.lock_timeout)},
                 {"locks", array_of(step.trace.locks, write_lock)},
                 {"tables", array_of(step.trace.tables, write_window)},
                 {"other_locks", array_of(step.trace.other_locks, write_other_lock)},
                 {"sampling", write_sampling(step.trace.sampling)},
                 {"counters", write_counters(step.trace.counters)},
                 {"invalid_indexes", array_of(step.invalid_indexes, [](const InvalidIndex& index) {
                    return Json{{"index", index.index}, {"table", index.table}};
                  })}};
  if (step.repeats) result["repeats"] = write_repeats(*step.repeats);
  return result;
}

Json write_outcome(const Outcome& outcome) {
  const Migration& migration = outcome.migration;
  return {{"id", migration.id},
          {"name", migration.name},
          {"path", migration.path},
          {"verdict", to_string(outcome.verdict)},
          {"reason", text_or_null(outcome.reason)},
          {"irreversible", write_irreversible(migration.irreversible)},
          {"change", write_change(migration.change)},
          {"up", write_script(migration.up)},
          {"down", migration.down ? write_script(*migration.down) : Json(nullptr)},
          {"budget", write_override(migration.budget)},
          {"accepted", array_of(migration.accepted, write_acceptance)},
          {"steps", array_of(outcome.steps, write_step)},
          {"schema", write_schema(outcome.schema)},
          {"findings", array_of(outcome.findings, write_finding)}};
}

}  // namespace rehearse::json
