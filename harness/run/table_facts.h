// What the catalogs and statistics say about the tables of a database at one moment.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "pg/connection.h"
#include "rehearse/units.h"

namespace rehearse::run {

/// Cumulative counters of pg_stat_all_tables.
struct TableStatistics {
  std::int64_t scans = 0;
  std::int64_t rows_scanned = 0;
  std::int64_t inserted = 0;
  std::int64_t updated = 0;
  std::int64_t deleted = 0;
  std::int64_t dead = 0;  ///< not cumulative: as of now
};

/// A user's table or materialized view; a partitioned table has no file.
struct TableFacts {
  std::string schema;
  std::string table;
  std::string file;  ///< relfilenode; "0" for a partitioned table
  Rows rows;         ///< as of the last VACUUM or ANALYZE; -1: there was none
  Bytes bytes;       ///< of the table alone, as of then
  std::string persistence;
  std::string access_method;
  std::string tablespace;
  std::optional<TableStatistics> statistics{};  ///< from version 15 on
  std::optional<Bytes> size{};                  ///< with indexes and TOAST, by now; where it was asked for

  [[nodiscard]] std::string name() const { return schema + '.' + table; }
};

struct BlockCounts {
  std::int64_t fetched = 0;
  std::int64_t hit = 0;
};

struct DatabaseFacts {
  std::map<std::int64_t, TableFacts> tables;   ///< by oid
  std::map<std::int64_t, BlockCounts> blocks;  ///< of tables, indexes and TOAST that were read at all
  bool temporary_files_told = false;           ///< log_temp_files = 0
};

/// Statistics in shared memory can be flushed and read at once; before, a collector had them at its leisure.
inline constexpr int kFirstWithPromptStatistics = 150'000;

/// All user tables; one round trip, and a query that does not touch them.
DatabaseFacts read_database(pg::Connection& admin);
/// Looks at the files of these tables, which costs about 20 microseconds each.
void read_sizes(pg::Connection& admin, DatabaseFacts& facts, const std::set<std::int64_t>& tables);

}  // namespace rehearse::run
