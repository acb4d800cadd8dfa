// PostgreSQL's table-level lock modes and what each one blocks.
#pragma once

#include <optional>
#include <string_view>

namespace rehearse {

/// In the order of strength of the manual, chapter 13.3 "Explicit Locking" (unchanged from 9.x to 18).
enum class LockMode {
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive,
};

/// The strongest class of work that waits while the lock is held or asked for.
enum class Blocks {
  nothing,  ///< neither reads nor row writes nor ordinary DDL
  ddl,      ///< VACUUM, ANALYZE, index builds and other DDL
  writes,   ///< INSERT, UPDATE, DELETE
  reads,    ///< even a plain SELECT
};

/// Table 13.2 of the manual, "Conflicting Lock Modes".
bool conflicts(LockMode held, LockMode requested);

/// What applications notice: derived from conflicts() with the modes that SELECT, DML and VACUUM take.
Blocks blocks(LockMode mode);

/// "AccessExclusiveLock", as pg_locks.mode spells it.
std::string_view to_string(LockMode mode);
std::string_view to_string(Blocks blocks);

std::optional<LockMode> parse_lock_mode(std::string_view pg_locks_mode);
std::optional<Blocks> parse_blocks(std::string_view text);

}  // namespace rehearse
