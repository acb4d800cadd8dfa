#include "check/support/statement_kind.h"

#include <array>
#include <utility>

#include "check/support/words.h"

namespace rehearse::check {

namespace {

struct Start {
  std::string_view words;
  StatementKind kind;
  std::string_view before_table;  ///< the words that the table's name follows
};

constexpr std::array<Start, 18> kStarts{{
    {"CREATE INDEX", StatementKind::create_index, "ON"},
    {"CREATE UNIQUE INDEX", StatementKind::create_index, "ON"},
    {"DROP INDEX", StatementKind::drop_index, ""},
    {"REINDEX", StatementKind::reindex, "REINDEX"},
    {"CREATE TABLE", StatementKind::create_table, "CREATE TABLE"},
    {"CREATE UNLOGGED TABLE", StatementKind::create_table, "CREATE UNLOGGED TABLE"},
    {"DROP TABLE", StatementKind::drop_table, "DROP TABLE"},
    {"TRUNCATE", StatementKind::truncate, "TRUNCATE"},
    {"VACUUM FULL", StatementKind::vacuum_full, "FULL"},
    {"VACUUM ( FULL", StatementKind::vacuum_full, ")"},
    {"CLUSTER", StatementKind::cluster, "CLUSTER"},
    {"REFRESH MATERIALIZED VIEW", StatementKind::refresh_view, "REFRESH MATERIALIZED VIEW"},
    {"INSERT INTO", StatementKind::change_rows, "INSERT INTO"},
    {"UPDATE", StatementKind::change_rows, "UPDATE"},
    {"DELETE FROM", StatementKind::change_rows, "DELETE FROM"},
    {"MERGE INTO", StatementKind::change_rows, "MERGE INTO"},
    {"COPY", StatementKind::change_rows, "COPY"},
    {"LOCK", StatementKind::lock_table, "LOCK"},
}};

bool adds_constraint(const Words& words, std::string_view keyword) {
  return words.contain("ADD") && words.contain(keyword) && !words.contain("NOT VALID") &&
         !words.contain("USING INDEX");
}

StatementKind alteration(const Words& words) {
  if (words.contain("SET NOT NULL")) return StatementKind::set_not_null;
  if (words.contain("VALIDATE CONSTRAINT")) return StatementKind::validate;
  if (words.contain("ATTACH PARTITION")) return StatementKind::attach_partition;
  if (words.contain("DETACH PARTITION")) return StatementKind::detach_partition;
  if (adds_constraint(words, "FOREIGN KEY") || adds_constraint(words, "REFERENCES"))
    return StatementKind::add_foreign_key;
  if (adds_constraint(words, "CHECK")) return StatementKind::add_check;
  if (adds_constraint(words, "UNIQUE") || adds_constraint(words, "PRIMARY KEY") ||
      adds_constraint(words, "EXCLUDE"))
    return StatementKind::add_unique;
  if (words.contain("SET TABLESPACE") || words.contain("SET LOGGED") || words.contain("SET UNLOGGED"))
    return StatementKind::move_table;
  if (words.contain("TYPE")) return StatementKind::change_type;
  if (words.contain("ADD COLUMN") || (words.contain("ADD") && !words.contain("CONSTRAINT")))
    return StatementKind::add_column;
  return words.contain("DROP COLUMN") ? StatementKind::drop_column : StatementKind::alter_table;
}

std::string altered_column(const Words& words, StatementKind kind) {
  if (kind == StatementKind::set_not_null) return words.name_before("SET NOT NULL");
  if (kind == StatementKind::change_type)
    return words.name_before(words.contain("SET DATA TYPE") ? "SET DATA TYPE" : "TYPE");
  if (kind != StatementKind::add_column) return {};
  return words.name_after(words.contain("ADD COLUMN") ? "ADD COLUMN" : "ADD");
}

}  // namespace

StatementShape shape_of(std::string_view sql) {
  const Words words(sql);
  if (words.start_with("ALTER TABLE")) {
    const StatementKind kind = alteration(words);
    return {kind, words.name_after("ALTER TABLE"), altered_column(words, kind)};
  }
  for (const Start& start : kStarts) {
    if (!words.start_with(start.words)) continue;
    const bool concurrently = words.contain("CONCURRENTLY");
    const StatementKind kind = start.kind == StatementKind::create_index && concurrently
                                   ? StatementKind::create_index_concurrently
                                   : start.kind;
    const std::string table = start.before_table.empty() ? "" : words.name_after(start.before_table);
    return {kind, table, {}, words.contain("IF NOT EXISTS")};
  }
  return {};
}

}  // namespace rehearse::check
