// What a statement does, as far as it matters for what to write instead.
#pragma once

#include <string>
#include <string_view>

namespace rehearse::check {

enum class StatementKind {
  set_not_null,
  create_index,
  create_index_concurrently,
  drop_index,
  reindex,
  add_foreign_key,
  add_check,
  add_unique,  ///< also a primary key or an exclusion constraint
  change_type,
  add_column,
  drop_column,
  attach_partition,
  detach_partition,
  move_table,  ///< to another tablespace, logged or unlogged
  validate,
  alter_table,  ///< any other
  create_table,
  drop_table,
  truncate,
  vacuum_full,
  cluster,
  refresh_view,
  change_rows,  ///< INSERT, UPDATE, DELETE, MERGE, COPY
  lock_table,
  other,
};

struct StatementShape {
  StatementKind kind = StatementKind::other;
  std::string table;   ///< as the user wrote it; empty when it was not found
  std::string column;  ///< the one that is altered, if one is
  bool if_not_exists = false;
};

/// From the words of the statement alone. A statement that it misjudges gets general advice, nothing worse.
StatementShape shape_of(std::string_view sql);

}  // namespace rehearse::check
