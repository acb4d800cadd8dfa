#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/install_grants.h"

namespace rehearse::snapshot {

namespace {

// Built-in objects whose privileges were changed: GRANT on a view of pg_catalog, REVOKE on a function. The
// schema public is read with the other schemas.
std::string query(int) {
  return fmt::format(R"(
    SELECT named.type || ' ' || named.identity,
      o.grants AS "grants"
    FROM ({changed}) o
    CROSS JOIN LATERAL pg_identify_object(o.catalog, o.oid, o.sub) named
    WHERE o.grants IS NOT NULL AND NOT (o.catalog = 'pg_namespace'::regclass AND named.identity = 'public'))",
                     fmt::arg("changed", grants_since_initdb()));
}

}  // namespace

extern const CatalogReader system_object{"system object", "", query};

}  // namespace rehearse::snapshot
