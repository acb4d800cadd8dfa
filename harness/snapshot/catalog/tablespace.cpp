#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// A tablespace within the data folder, as tests make them, has its OID for a path.
std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(t.spcname),
      t.oid AS oid,
      CASE WHEN where_is LIKE 'pg_tblspc/%' THEN 'in place' ELSE NULLIF(where_is, '') END AS "location",
      {options} AS "options",
      pg_get_userbyid(t.spcowner) AS "owner",
      {grants} AS "grants",
      d.description AS "comment",
      l.label AS "security label"
    FROM pg_tablespace t
    CROSS JOIN LATERAL pg_tablespace_location(t.oid) where_is
    LEFT JOIN pg_shdescription d ON d.objoid = t.oid AND d.classoid = 'pg_tablespace'::regclass
    LEFT JOIN {labels} l ON l.objoid = t.oid)",
                     fmt::arg("options", sorted("t.spcoptions")),
                     fmt::arg("grants", grants("t.spcacl", "t", "t.spcowner")),
                     fmt::arg("labels", shared_labels("pg_tablespace")));
}

bool wanted(const SnapshotOptions& options) {
  return options.cluster_objects;
}

}  // namespace

extern const CatalogReader tablespace{"tablespace", "pg_tablespace", query, nullptr, wanted};

}  // namespace rehearse::snapshot
