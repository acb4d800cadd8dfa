#include "run/table_facts.h"

#include <fmt/format.h>

#include <vector>

namespace rehearse::run {

namespace {

// relpages and reltuples are as of the last VACUUM or ANALYZE, which seeding ends with; -1 means never, but
// before version 14 never and empty are both 0.
constexpr const char* kTables = R"(
  SELECT c.oid, n.nspname, c.relname, c.relfilenode, c.reltuples::bigint,
         c.relpages::bigint * current_setting('block_size')::bigint,
         CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'logged' END, coalesce(a.amname, ''),
         coalesce(t.spcname, 'pg_default'), {}
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_am a ON a.oid = c.relam LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
  WHERE c.relkind IN ('r', 'm', 'p') AND c.oid >= 16384 AND c.relpersistence <> 't'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema'))";

constexpr const char* kStatistics =
    "pg_stat_get_numscans(c.oid), pg_stat_get_tuples_returned(c.oid), pg_stat_get_tuples_inserted(c.oid), "
    "pg_stat_get_tuples_updated(c.oid), pg_stat_get_tuples_deleted(c.oid), pg_stat_get_dead_tuples(c.oid)";

constexpr const char* kBlocks =
    "SELECT oid, pg_stat_get_blocks_fetched(oid), pg_stat_get_blocks_hit(oid) FROM pg_class "
    "WHERE oid >= 16384 AND relkind IN ('r', 'm', 't', 'i') AND pg_stat_get_blocks_fetched(oid) > 0";

bool has_statistics(pg::Connection& admin) {
  return admin.server_version() >= kFirstWithPromptStatistics;
}

std::optional<TableStatistics> statistics_of(const pg::Result& result, std::size_t row) {
  if (result.null(row, 9)) return std::nullopt;
  return TableStatistics{result.integer(row, 9),  result.integer(row, 10), result.integer(row, 11),
                         result.integer(row, 12), result.integer(row, 13), result.integer(row, 14)};
}

void take_tables(const pg::Result& result, DatabaseFacts& facts) {
  const auto text = [&](std::size_t row, std::size_t column) {
    return std::string(result.text(row, column));
  };
  for (std::size_t row = 0; row < result.rows(); ++row) {
    facts.tables.emplace(result.integer(row, 0),
                         TableFacts{text(row, 1), text(row, 2), text(row, 3), Rows{result.integer(row, 4)},
                                    Bytes{result.integer(row, 5)}, text(row, 6), text(row, 7), text(row, 8),
                                    statistics_of(result, row)});
  }
}

void take_blocks(const pg::Result& result, DatabaseFacts& facts) {
  for (std::size_t row = 0; row < result.rows(); ++row)
    facts.blocks[result.integer(row, 0)] = {result.integer(row, 1), result.integer(row, 2)};
}

}  // namespace

DatabaseFacts read_database(pg::Connection& admin) {
  const bool statistics = has_statistics(admin);
  admin.prepare_once("rehearse_tables", [&] {
    return fmt::format(kTables, statistics ? kStatistics : "NULL, NULL, NULL, NULL, NULL, NULL");
  });
  std::vector<std::string> queries{"EXECUTE rehearse_tables",
                                   "SELECT current_setting('log_temp_files') IN ('0', '0kB')"};
  if (statistics) {
    admin.prepare_once("rehearse_blocks", [] { return std::string(kBlocks); });
    queries.emplace_back("EXECUTE rehearse_blocks");
  }
  DatabaseFacts facts;
  admin.query_each(queries, [&](std::size_t index, const pg::Result& result) {
    if (index == 0) take_tables(result, facts);
    if (index == 1) facts.temporary_files_told = result.boolean(0, 0);
    if (index == 2) take_blocks(result, facts);
  });
  return facts;
}

// The size of a table that is locked is not worth waiting for: a prepared transaction may hold it for ever.
void read_sizes(pg::Connection& admin, DatabaseFacts& facts, const std::set<std::int64_t>& tables) {
  if (tables.empty()) return;
  const auto result =
      admin.query(fmt::format("SELECT o, pg_total_relation_size(o) FROM unnest('{{{}}}'::oid[]) o WHERE o "
                              "NOT IN (SELECT relation FROM "
                              "pg_locks WHERE relation IS NOT NULL AND mode = 'AccessExclusiveLock')",
                              fmt::join(tables, ",")));
  for (std::size_t row = 0; row < result.rows(); ++row) {
    const auto found = facts.tables.find(result.integer(row, 0));
    if (found != facts.tables.end() && !result.null(row, 1))
      found->second.size = Bytes{result.integer(row, 1)};
  }
}

}  // namespace rehearse::run
