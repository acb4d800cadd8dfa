// The queries of a profile: only catalogs and the views on ANALYZE's statistics, never a table's rows, sizes
// on disk or locks. PostgreSQL 13 to 18.
#pragma once

#include <string>

namespace rehearse::profile {

std::string server_query();
std::string settings_query();
std::string extensions_query();
/// Tables, partitioned tables and materialized views of the user, by schema and name.
std::string tables_query();
std::string indexes_query();
/// Their columns, each with its type below its domains.
std::string columns_query();
/// Expressions of CHECK constraints on single columns, those of their domains included.
std::string checks_query();
/// pg_stats, as far as the role may see it.
std::string statistics_query(int server_version);
/// CREATE STATISTICS, and of pg_stats_ext what the role may see.
std::string extended_query(int server_version);

}  // namespace rehearse::profile
