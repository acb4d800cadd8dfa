#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The schema public is older than any user object, so OIDs tell nothing here.
std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(n.nspname),
      pg_get_userbyid(n.nspowner) AS "owner",
      {grants} AS "grants",
      obj_description(n.oid, 'pg_namespace') AS "comment"
    FROM pg_namespace n
    WHERE {user_schema} AND {own})",
                     fmt::arg("grants", grants("n.nspacl", "n", "n.nspowner")),
                     fmt::arg("user_schema", is_user_schema("n")),
                     fmt::arg("own", not_from_extension("pg_namespace", "n.oid")));
}

}  // namespace

extern const CatalogReader schema{"schema", query};

}  // namespace rehearse::snapshot
