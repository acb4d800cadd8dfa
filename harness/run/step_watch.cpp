#include "run/step_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "observe/sql_words.h"
#include "run/rewrites.h"
#include "run/scans.h"
#include "run/table_counters.h"

namespace rehearse::run {

namespace {

using Kind = ServerMessage::Kind;

// A script with code in it may work on tables that it does not name. So many are looked at in milliseconds.
constexpr std::size_t kAllTables = 200;
// Of a statement that carries data the beginning says what it works on.
constexpr std::size_t kWordsOf = 100'000;

// Without it, statistics reach shared memory when the session has been idle for a while.
bool flush_statistics(pg::Session& session, const pg::Connection& admin) {
  if (admin.server_version() < kFirstWithPromptStatistics) return false;
  if (session.state() != pg::TransactionState::idle) return false;
  return !session.execute("SELECT pg_catalog.pg_stat_force_next_flush()").error;
}

std::set<std::string> words_of(const Script& script) {
  std::set<std::string> words;
  for (const Statement& statement : script.statements)
    observe::collect_words(std::string_view(statement.text).substr(0, kWordsOf), words);
  return words;
}

// A partition is retyped through the table that it belongs to.
std::string types_query(const std::set<std::int64_t>& tables) {
  return fmt::format(
      "WITH RECURSIVE named(oid) AS (SELECT unnest('{{{}}}'::oid[]) UNION SELECT inhrelid FROM pg_inherits "
      "JOIN named ON inhparent = named.oid) SELECT attrelid, attname, format_type(atttypid, atttypmod), "
      "atttypid FROM pg_attribute JOIN named ON attrelid = oid WHERE attnum > 0 AND NOT attisdropped",
      fmt::join(tables, ","));
}

bool stored_alike(pg::Connection& admin, const std::string& from, const std::string& to) {
  if (from == to) return true;
  return admin
             .query(fmt::format("SELECT 1 FROM pg_cast WHERE castsource = {} AND casttarget = {} AND "
                                "castmethod = 'b'",
                                from, to))
             .rows() > 0;
}

}  // namespace

void StepWatch::begin(pg::Session& session, pg::Connection& admin, const Script& script) {
  record_ = {};
  types_.clear();
  words_ = words_of(script);
  tool_ = script.tool.has_value();
  flush_statistics(session, admin);  // of what ran before the step
  record_.before = read_database(admin);
  read_sizes(admin, record_.before, named_tables());
  if (tool_ || words_.contains("type")) read_types(admin);
}

std::set<std::int64_t> StepWatch::named_tables() const {
  std::set<std::int64_t> named;
  const bool code = tool_ || words_.contains("do") || words_.contains("call") || words_.contains("select");
  const bool all = code && record_.before.tables.size() <= kAllTables;
  for (const auto& [oid, table] : record_.before.tables)
    if (all || words_.contains(lower(table.table))) named.insert(oid);
  return named;
}

void StepWatch::read_types(pg::Connection& admin) {
  std::set<std::int64_t> named;
  for (const auto& [oid, table] : record_.before.tables)
    if (tool_ || words_.contains(lower(table.table))) named.insert(oid);
  if (named.empty()) return;
  const auto result = admin.query(types_query(named));
  for (std::size_t row = 0; row < result.rows(); ++row)
    types_[{result.integer(row, 0), std::string(result.text(row, 1))}] = {std::string(result.text(row, 2)),
                                                                          std::string(result.text(row, 3))};
}

void StepWatch::notice(std::size_t index, std::string_view message) {
  if (auto parsed = parse_server_message(message)) record_.said.push_back({index, std::move(*parsed)});
}

void StepWatch::ended(pg::Session& session, pg::Connection& admin) {
  record_.statistics = flush_statistics(session, admin);
}

void StepWatch::finish(pg::Connection& admin, Trace& trace) {
  record_.after = read_database(admin);
  read_sizes_after(admin);
  find_retyped(admin);
  find_foreign_keys(admin);
  attribute_rewrites(record_, trace);
  attribute_scans(record_, trace);
  add_temporary(trace);
  count_tables(record_, trace.counters);
}

void StepWatch::read_sizes_after(pg::Connection& admin) {
  std::set<std::int64_t> tables;
  for (const auto& [oid, table] : record_.after.tables) {
    const auto before = record_.before.tables.find(oid);
    if (before == record_.before.tables.end() || before->second.size) tables.insert(oid);
  }
  read_sizes(admin, record_.after, tables);
}

void StepWatch::find_retyped(pg::Connection& admin) {
  if (types_.empty()) return;
  std::set<std::int64_t> rewritten;
  for (const auto& [oid, table] : record_.before.tables)
    if (has_new_file(record_, oid)) rewritten.insert(oid);
  if (rewritten.empty()) return;
  const auto result = admin.query(types_query(rewritten));
  for (std::size_t row = 0; row < result.rows(); ++row) {
    const std::int64_t oid = result.integer(row, 0);
    const std::string column(result.text(row, 1));
    const auto before = types_.find({oid, column});
    const std::string type(result.text(row, 2));
    if (before == types_.end() || before->second.first == type) continue;
    record_.retyped[oid].push_back(
        {column, before->second.first, type,
         stored_alike(admin, before->second.second, std::string(result.text(row, 3)))});
  }
}

void StepWatch::find_foreign_keys(pg::Connection& admin) {
  std::set<std::string> names;
  for (const Said& said : record_.said)
    if (said.message.kind == Kind::validates_foreign_key)
      names.insert(pg::quote_literal(said.message.object));
  if (names.empty()) return;
  const auto result = admin.query(
      fmt::format("SELECT conname, conrelid, confrelid FROM pg_constraint WHERE contype = 'f' AND "
                  "conname IN ({})",
                  fmt::join(names, ",")));
  for (std::size_t row = 0; row < result.rows(); ++row)
    record_.foreign_keys.push_back(
        {std::string(result.text(row, 0)), result.integer(row, 1), result.integer(row, 2)});
}

// Once a script turned such messages off, nobody knows.
void StepWatch::add_temporary(Trace& trace) const {
  if (words_.contains("client_min_messages")) {
    trace.sampling.not_observed.emplace_back(
        "the script sets client_min_messages: which statement copied or read a table may be missing");
    return;
  }
  if (!record_.before.temporary_files_told) return;
  for (StatementTiming& statement : trace.statements) statement.temporary = Bytes{};
  for (const Said& said : record_.said)
    if (said.message.kind == Kind::temporary_file && said.statement < trace.statements.size())
      trace.statements[said.statement].temporary->value += said.message.size.value;
}

}  // namespace rehearse::run
