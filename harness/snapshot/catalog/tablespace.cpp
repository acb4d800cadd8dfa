#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(t.spcname),
      t.oid AS oid,
      NULLIF(pg_tablespace_location(t.oid), '') AS "location",
      {options} AS "options",
      pg_get_userbyid(t.spcowner) AS "owner",
      {grants} AS "grants",
      d.description AS "comment",
      l.label AS "security label"
    FROM pg_tablespace t
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
