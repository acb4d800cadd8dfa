#include "snapshot/fingerprint.h"

#include <fmt/format.h>

#include <vector>

#include "base/strings.h"

namespace rehearse::snapshot {

namespace {

constexpr const char* kName = "rehearse fingerprint";

// pg_shdepend repeats what the owners and grants of other rows say, and is written to from every database.
constexpr const char* kCatalogs = R"(
  SELECT relname FROM pg_class
  WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r'
    AND relname NOT IN ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_shdepend')
    AND has_table_privilege(oid, 'SELECT')
  ORDER BY relname)";

// age() counts back from the next transaction ID, the same one for a whole statement; for IDs of bootstrap it
// is the largest integer (xid_age() in src/backend/utils/adt/xid.c).
std::string query(pg::Connection& connection) {
  const pg::Result catalogs = connection.query(kCatalogs);
  std::vector<std::string> counts;
  for (std::size_t row = 0; row < catalogs.rows(); ++row)
    counts.push_back(fmt::format(
        "SELECT {} AS place, count(*) AS rows, age('3'::xid) - nullif(min(age(xmin)), 2147483647) AS newest "
        "FROM pg_catalog.{}",
        row, catalogs.text(row, 0)));
  return fmt::format(
      "SELECT string_agg(rows || ':' || coalesce(newest, 0), ' ' ORDER BY place) FROM ({}) all_of_them",
      join(counts, " UNION ALL "));
}

}  // namespace

std::string fingerprint(pg::Connection& connection) {
  connection.prepare_once(kName, [&] { return query(connection); });
  return std::string(connection.query(fmt::format("EXECUTE {}", pg::quote_identifier(kName))).text(0, 0));
}

}  // namespace rehearse::snapshot
