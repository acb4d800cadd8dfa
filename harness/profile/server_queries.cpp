#include "profile/server_queries.h"

#include <fmt/format.h>

namespace rehearse::profile {

namespace {

constexpr int kWithRangeStatistics = 170'000;
constexpr int kWithInheritedExtended = 150'000;

// What the user made: not of the system, not of an extension, not temporary.
constexpr const char* kOurs = R"(
c.relpersistence <> 't' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                AND e.deptype = 'e'))";

// Every domain with each type below it; `base` is the one that is no domain.
constexpr const char* kDomains = R"(
WITH RECURSIVE chain AS (
  SELECT oid AS domain, oid AS member, typbasetype AS below FROM pg_type WHERE typtype = 'd'
  UNION ALL
  SELECT chain.domain, t.oid, t.typbasetype FROM chain JOIN pg_type t ON t.oid = chain.below
  WHERE t.typtype = 'd'),
bases AS (SELECT domain, below AS base FROM chain JOIN pg_type t ON t.oid = below WHERE t.typtype <> 'd'))";

}  // namespace

// The settings of the session differ from the server's, so what RESET would give is asked for.
std::string server_query() {
  return R"(
SELECT current_setting('server_version_num'), current_setting('block_size'),
       pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
       (SELECT reset_val FROM pg_settings WHERE name = 'TimeZone')
FROM pg_database d WHERE d.datname = current_database())";
}

std::string settings_query() {
  return R"(
SELECT name, CASE WHEN unit = '8kB' THEN pg_size_pretty(reset_val::bigint * 8192)
                  WHEN unit IN ('kB', 'MB') THEN pg_size_pretty(pg_size_bytes(reset_val || ' ' || unit))
                  ELSE reset_val || coalesce(unit, '') END
FROM pg_settings
WHERE name IN ('autovacuum', 'autovacuum_analyze_scale_factor', 'autovacuum_vacuum_scale_factor',
  'checkpoint_timeout', 'data_checksums', 'default_statistics_target', 'default_toast_compression',
  'effective_cache_size', 'effective_io_concurrency', 'fsync', 'full_page_writes', 'jit',
  'maintenance_io_concurrency', 'maintenance_work_mem', 'max_connections', 'max_parallel_maintenance_workers',
  'max_parallel_workers', 'max_parallel_workers_per_gather', 'max_wal_size', 'max_worker_processes',
  'random_page_cost', 'seq_page_cost', 'shared_buffers', 'synchronous_commit', 'temp_buffers',
  'wal_compression', 'wal_level', 'work_mem')
ORDER BY name COLLATE "C")";
}

std::string extensions_query() {
  return "SELECT extname, extversion FROM pg_extension ORDER BY extname COLLATE \"C\"";
}

std::string tables_query() {
  return fmt::format(R"(
SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples, c.relpages, c.relallvisible,
       pg_stat_get_dead_tuples(c.oid), pg_stat_get_mod_since_analyze(c.oid), row_security_active(c.oid),
       t.relpages, t.reltuples
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
WHERE c.relkind IN ('r', 'p', 'm') AND {}
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C")",
                     kOurs);
}

std::string indexes_query() {
  return R"(
SELECT i.indrelid, x.relname, x.relpages, x.reltuples
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
WHERE i.indrelid >= 16384 AND x.relkind = 'i' ORDER BY i.indrelid, x.relname COLLATE "C")";
}

std::string columns_query() {
  return fmt::format(R"({}
SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
       CASE WHEN b.typnamespace = 'pg_catalog'::regnamespace OR b.typname = 'citext' THEN b.typname ELSE '' END,
       b.typtype, b.typcategory = 'A' AND b.typlen = -1,
       p.typname, p.typtype, has_column_privilege(a.attrelid, a.attnum, 'SELECT')
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
LEFT JOIN bases ON bases.domain = a.atttypid
JOIN pg_type b ON b.oid = coalesce(bases.base, a.atttypid)
LEFT JOIN pg_range r ON r.rngtypid = b.oid
LEFT JOIN bases part ON part.domain = coalesce(r.rngsubtype, b.typelem)
LEFT JOIN pg_type p ON p.oid = coalesce(part.base, r.rngsubtype, nullif(b.typelem, 0))
WHERE c.relkind IN ('r', 'p', 'm') AND c.oid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum)",
                     kDomains);
}

std::string checks_query() {
  return fmt::format(R"({}
SELECT conrelid, conkey[1], pg_get_expr(conbin, conrelid) FROM pg_constraint
WHERE contype = 'c' AND conrelid >= 16384 AND cardinality(conkey) = 1
UNION ALL
SELECT a.attrelid, a.attnum, pg_get_expr(k.conbin, 0)
FROM pg_attribute a JOIN chain ON chain.domain = a.atttypid
JOIN pg_constraint k ON k.contypid = chain.member AND k.contype = 'c'
WHERE a.attrelid >= 16384 AND a.attnum > 0)",
                     kDomains);
}

// Of a partitioned table only the inherited statistics exist; of one with children, its own are taken.
std::string statistics_query(int server_version) {
  const std::string ranges =
      server_version >= kWithRangeStatistics
          ? "range_length_histogram::text, range_empty_frac, range_bounds_histogram::text"
          : "NULL, NULL, NULL";
  return fmt::format(R"(
SELECT schemaname, tablename, attname, inherited, null_frac, n_distinct, avg_width, correlation,
       most_common_vals::text, most_common_freqs::text, histogram_bounds::text,
       most_common_elems::text, most_common_elem_freqs::text, elem_count_histogram::text, {}
FROM pg_stats WHERE schemaname <> 'information_schema' AND schemaname !~ '^pg_')",
                     ranges);
}

// Since the fixes of May 2024 (CVE-2024-4317) pg_stats_ext shows them to the owner only.
std::string extended_query(int server_version) {
  const std::string inherited =
      server_version >= kWithInheritedExtended ? "AND s.inherited = (c.relkind = 'p')" : "";
  return fmt::format(R"(
SELECT e.stxrelid, ns.nspname || '.' || e.stxname, array_to_string(e.stxkeys::int2[], ' '),
       pg_has_role(c.relowner, 'USAGE'), s.statistics_name IS NOT NULL,
       s.n_distinct::text, s.dependencies::text, s.most_common_freqs::text
FROM pg_statistic_ext e JOIN pg_class c ON c.oid = e.stxrelid JOIN pg_namespace ns ON ns.oid = e.stxnamespace
LEFT JOIN pg_stats_ext s ON s.statistics_schemaname = ns.nspname AND s.statistics_name = e.stxname {}
ORDER BY e.stxrelid, ns.nspname COLLATE "C", e.stxname COLLATE "C")",
                     inherited);
}

}  // namespace rehearse::profile
