#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Large objects are data, but who may see them is not. Their OIDs are the only names they have. Comments and
// labels name the catalog of their pages, not the one of these rows.
std::string query(int) {
  return fmt::format(R"(
    SELECT l.oid::text,
      l.oid AS oid,
      pg_get_userbyid(l.lomowner) AS "owner",
      {grants} AS "grants",
      d.description AS "comment",
      s.label AS "security label"
    FROM pg_largeobject_metadata l
    LEFT JOIN pg_description d ON d.objoid = l.oid AND d.classoid = 'pg_largeobject'::regclass
    LEFT JOIN (
      SELECT objoid, string_agg(provider || ': ' || label, ', ' ORDER BY provider) AS label FROM pg_seclabel
      WHERE classoid = 'pg_largeobject'::regclass GROUP BY objoid
    ) s ON s.objoid = l.oid)",
                     fmt::arg("grants", grants("l.lomacl", "L", "l.lomowner")));
}

bool wanted(const SnapshotOptions& options) {
  return options.large_objects;
}

}  // namespace

extern const CatalogReader large_object{"large object", "pg_largeobject_metadata", query, nullptr, wanted};

}  // namespace rehearse::snapshot
