#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name},
      s.oid AS oid,
      pg_get_statisticsobjdef(s.oid) AS "definition",
      {target} AS "statistics target",
      pg_get_userbyid(s.stxowner) AS "owner"
    FROM pg_statistic_ext s
    JOIN pg_namespace n ON n.oid = s.stxnamespace
    WHERE {lasting})",
      fmt::arg("name", qualified("n", "s.stxname")),
      fmt::arg("target", since(version, 130000, "CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END",
                               "NULL::text")),
      fmt::arg("lasting", is_lasting("s.stxnamespace")));
}

}  // namespace

extern const CatalogReader statistics_object{"statistics", "pg_statistic_ext", query};

}  // namespace rehearse::snapshot
