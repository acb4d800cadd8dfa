#include "run/rewrites.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "observe/sql_words.h"

namespace rehearse::run {

namespace {

using Kind = ServerMessage::Kind;

// CLUSTER, VACUUM FULL and REFRESH copy without saying so, as does ALTER with a tablespace. TRUNCATE also
// gets a new file, but copies nothing.
bool may_copy_silently(const StatementTiming& statement) {
  const std::string keyword = observe::first_words(statement.sql, 1).front();
  return keyword == "cluster" || keyword == "vacuum" || keyword == "refresh" || keyword == "alter";
}

bool names_it(const StatementTiming& statement, const std::string& table) {
  return observe::mentions(statement.sql, table);
}

// CLUSTER and VACUUM FULL without a name take all tables. Of several that may have done it, the longest.
StatementTiming* silent_copier(std::vector<StatementTiming>& statements, const std::string& table) {
  StatementTiming* best = nullptr;
  for (StatementTiming& statement : statements) {
    if (!may_copy_silently(statement)) continue;
    const auto rank = [&](const StatementTiming& each) {
      return std::pair(names_it(each, table), each.duration);
    };
    if (best == nullptr || rank(*best) < rank(statement)) best = &statement;
  }
  return best;
}

std::set<std::size_t> announcers(const StepRecord& record, const TableNames& names, std::int64_t oid,
                                 const Trace& trace) {
  std::set<std::size_t> statements;
  for (const Said& said : record.said) {
    if (said.message.kind != Kind::rewrites_table || said.statement >= trace.statements.size()) continue;
    const auto* table = names.find(said.message.table, trace.statements[said.statement].sql);
    if (table != nullptr && *table == oid) statements.insert(said.statement);
  }
  return statements;
}

// What the catalogs say of the whole step belongs to a statement only when no other copied the table.
CatalogChange change_of(const StepRecord& record, std::int64_t oid) {
  const TableFacts& before = record.before.tables.at(oid);
  const TableFacts& after = record.after.tables.at(oid);
  CatalogChange change;
  if (const auto retyped = record.retyped.find(oid); retyped != record.retyped.end())
    change.columns = retyped->second;
  if (before.persistence != after.persistence) change.persistence = after.persistence;
  if (before.access_method != after.access_method) change.access_method = after.access_method;
  if (before.tablespace != after.tablespace) change.tablespace = after.tablespace;
  return change;
}

void add(StatementTiming& statement, const TableFacts& table, const CatalogChange& change) {
  statement.rewrote.push_back({table.name(), table.rows, table.bytes, rewrite_reason(statement.sql, change)});
}

}  // namespace

bool has_new_file(const StepRecord& record, std::int64_t table) {
  const auto before = record.before.tables.find(table);
  const auto after = record.after.tables.find(table);
  return before != record.before.tables.end() && after != record.after.tables.end() &&
         before->second.file != after->second.file;
}

void attribute_rewrites(const StepRecord& record, Trace& trace) {
  const TableNames names(record);
  for (const auto& [oid, table] : record.before.tables) {
    if (!has_new_file(record, oid)) continue;
    const auto statements = announcers(record, names, oid, trace);
    const CatalogChange change = statements.size() > 1 ? CatalogChange{} : change_of(record, oid);
    for (const std::size_t index : statements) add(trace.statements[index], table, change);
    if (!statements.empty()) continue;
    if (StatementTiming* statement = silent_copier(trace.statements, table.table))
      add(*statement, table, change);
  }
}

}  // namespace rehearse::run
