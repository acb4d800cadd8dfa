#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The schema public is older than any user object, so OIDs tell nothing here.
std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(n.nspname),
      n.oid AS oid,
      pg_get_userbyid(n.nspowner) AS "owner",
      {grants} AS "grants"
    FROM pg_namespace n
    WHERE (n.oid >= 16384 OR n.nspname = 'public') AND {lasting})",
                     fmt::arg("grants", grants("n.nspacl", "n", "n.nspowner")),
                     fmt::arg("lasting", is_lasting("n.oid")));
}

}  // namespace

extern const CatalogReader schema{"schema", "pg_namespace", query};

}  // namespace rehearse::snapshot
