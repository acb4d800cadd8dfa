#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/install_grants.h"

namespace rehearse::snapshot {

namespace {

// Members of an extension that were granted or revoked after CREATE EXTENSION, which pg_init_privs tells.
// Without a row there the extension left the default. What the query gives has no OID: it would be taken for
// the member itself, which is not listed.
std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(e.extname) || ': ' || named.type || ' ' || named.identity,
      quote_ident(e.extname) AS "extension",
      o.grants AS "grants"
    FROM ({changed}) o
    JOIN pg_depend dep ON dep.classid = o.catalog AND dep.objid = o.oid AND dep.deptype = 'e'
      AND dep.refclassid = 'pg_extension'::regclass
    JOIN pg_extension e ON e.oid = dep.refobjid
    CROSS JOIN LATERAL pg_identify_object(o.catalog, o.oid, o.sub) named
    WHERE o.grants IS NOT NULL)",
                     fmt::arg("changed", grants_since_create_extension()));
}

}  // namespace

extern const CatalogReader extension_member{"extension member", "", query};

}  // namespace rehearse::snapshot
