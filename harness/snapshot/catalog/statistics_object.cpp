#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name},
      pg_get_statisticsobjdef(s.oid) AS "definition",
      {target} AS "statistics target",
      pg_get_userbyid(s.stxowner) AS "owner",
      d.description AS "comment"
    FROM pg_statistic_ext s
    JOIN pg_namespace n ON n.oid = s.stxnamespace
    {join_comment}
    WHERE {user_schema} AND {own})",
      fmt::arg("name", qualified("n", "s.stxname")),
      fmt::arg("target", since(version, 130000, "CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END",
                               "NULL::text")),
      fmt::arg("join_comment", join_comment("pg_statistic_ext", "s.oid")),
      fmt::arg("user_schema", is_user_schema("n")),
      fmt::arg("own", not_from_extension("pg_class", "s.stxrelid")));
}

}  // namespace

extern const CatalogReader statistics_object{"statistics", query};

}  // namespace rehearse::snapshot
