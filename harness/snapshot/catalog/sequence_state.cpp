#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Only the sequence itself knows where it stands. Version 18 has a function for it; a query in XML, which
// takes the name as data, does the same everywhere.
constexpr std::string_view kState =
    "query_to_xml(format('SELECT last_value || CASE WHEN is_called THEN '''' ELSE '' not called'' END AS v "
    "FROM %s', c.oid::regclass), true, true, '')::text";

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      CASE WHEN {readable} THEN substring({state} FROM '<v>(.*)</v>') END AS "last value"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {user_oid} AND c.relkind = 'S' AND {lasting})",
      fmt::arg("name", qualified("n", "c.relname")),
      fmt::arg("readable", "has_sequence_privilege(c.oid, 'SELECT')"), fmt::arg("state", kState),
      fmt::arg("user_oid", is_user_oid("c.oid")), fmt::arg("lasting", is_lasting("c.relnamespace")));
}

bool wanted(const SnapshotOptions& options) {
  return options.sequence_state;
}

std::string not_seen(int) {
  return R"(
    SELECT 'where sequence ' || c.oid::regclass || ' stands' FROM pg_class c
    WHERE c.oid >= 16384 
      AND CASE c.relkind WHEN 'S' THEN NOT has_sequence_privilege(c.oid, 'SELECT') END ORDER BY 1)";
}

}  // namespace

extern const CatalogReader sequence_state{"sequence state", "", query, nullptr, wanted, not_seen};

}  // namespace rehearse::snapshot
