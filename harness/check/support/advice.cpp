#include "check/support/advice.h"

#include <fmt/format.h>

#include "check/support/statement_kind.h"

namespace rehearse::check {

namespace {

std::string or_else(const std::string& name, std::string_view placeholder) {
  return name.empty() ? std::string(placeholder) : name;
}

// Manual, ALTER TABLE, "SET NOT NULL": since version 12 a valid CHECK that proves it saves the scan.
std::string set_not_null(const StatementShape& shape) {
  const std::string column = or_else(shape.column, "<column>");
  return fmt::format(
      "in three migrations: ADD CONSTRAINT ... CHECK ({0} IS NOT NULL) NOT VALID; then VALIDATE CONSTRAINT, "
      "which lets reads and writes go on; then ALTER COLUMN {0} SET NOT NULL, which now needs no scan, and "
      "drop "
      "the CHECK",
      column);
}

std::string create_index(const StatementShape& shape) {
  return fmt::format(
      "CREATE INDEX CONCURRENTLY ... ON {}, alone in a migration that starts with "
      "`-- rehearse: no-transaction`",
      or_else(shape.table, "<table>"));
}

std::string change_type(const StatementShape& shape) {
  const std::string column = or_else(shape.column, "<column>");
  return fmt::format(
      "add a new column of the new type, keep it filled with a trigger, copy {} in batches of some thousand "
      "rows, "
      "then swap the names; only a change that needs no rewrite (varchar to text, a longer varchar) is quick "
      "as "
      "it is",
      column);
}

std::string add_column(const StatementShape& shape) {
  const std::string column = or_else(shape.column, "the column");
  return fmt::format(
      "a volatile DEFAULT, an identity, serial or stored generated column, or an inline constraint makes "
      "PostgreSQL visit every row: add {} without it, SET DEFAULT in a second statement, fill the old rows "
      "in "
      "batches",
      column);
}

std::string by_kind(const StatementShape& shape) {
  switch (shape.kind) {
    case StatementKind::set_not_null:
      return set_not_null(shape);
    case StatementKind::create_index:
      return create_index(shape);
    case StatementKind::change_type:
      return change_type(shape);
    case StatementKind::add_column:
      return add_column(shape);
    case StatementKind::drop_index:
      return "DROP INDEX CONCURRENTLY, alone in a migration that starts with `-- rehearse: no-transaction`";
    case StatementKind::reindex:
      return "REINDEX ... CONCURRENTLY (PostgreSQL 12 and later), in a migration that starts with "
             "`-- rehearse: no-transaction`";
    case StatementKind::add_foreign_key:
      return "add the FOREIGN KEY with NOT VALID, which needs no scan, and VALIDATE CONSTRAINT in a later "
             "transaction; a new column gets its REFERENCES in a statement of its own";
    case StatementKind::add_check:
      return "add the CHECK with NOT VALID, which needs no scan, and VALIDATE CONSTRAINT in a later "
             "transaction";
    case StatementKind::add_unique:
      return "CREATE UNIQUE INDEX CONCURRENTLY first, in a migration with `-- rehearse: no-transaction`, "
             "then "
             "ADD CONSTRAINT ... USING INDEX";
    case StatementKind::attach_partition:
      return "give the new partition a valid CHECK that equals its bounds first (NOT VALID, then VALIDATE): "
             "then "
             "ATTACH PARTITION needs no scan";
    case StatementKind::detach_partition:
      return "DETACH PARTITION ... CONCURRENTLY (PostgreSQL 14 and later), with `-- rehearse: "
             "no-transaction`";
    case StatementKind::vacuum_full:
    case StatementKind::cluster:
      return "it copies the whole table while nobody may read it: plain VACUUM, or a tool that rewrites "
             "online "
             "(pg_repack, pg_squeeze)";
    case StatementKind::refresh_view:
      return "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on the view";
    case StatementKind::move_table:
      return "it copies the whole table while nobody may read it: do it in a maintenance window, or "
             "partition by "
             "partition";
    case StatementKind::validate:
      return "VALIDATE CONSTRAINT in a transaction of its own, not in the one that adds the constraint";
    case StatementKind::change_rows:
      return "change the rows in batches, in migrations that hold no other lock";
    case StatementKind::lock_table:
      return "take the weakest lock that is enough, as late in the transaction as possible";
    default:
      return "make the transaction shorter: take the lock in a statement that needs milliseconds, set "
             "lock_timeout "
             "and retry, and do the slow part in a transaction of its own before or after";
  }
}

}  // namespace

std::string advice_for_blocking(std::string_view sql) {
  return by_kind(shape_of(sql));
}

std::string advice_for_keeping(std::string_view opened_by, std::string_view kept_during) {
  const StatementShape slow = shape_of(kept_during);
  const std::string_view split =
      "a lock is kept until COMMIT: put the two statements into two migrations, the quick one that locks on "
      "its "
      "own";
  if (slow.kind == StatementKind::change_rows)
    return fmt::format("{}, and change the rows of {} in batches", split, or_else(slow.table, "the table"));
  const StatementShape opener = shape_of(opened_by);
  if (slow.kind == opener.kind || slow.kind == StatementKind::other) return std::string(split);
  return fmt::format("{}; and for the slow one: {}", split, by_kind(slow));
}

}  // namespace rehearse::check
