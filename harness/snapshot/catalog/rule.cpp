#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The rule _RETURN of a view is its query and belongs to the view.
std::string query(int) {
  return fmt::format(R"(
    SELECT {table} || '.' || quote_ident(r.rulename),
      r.oid AS oid,
      pg_get_ruledef(r.oid) AS "definition",
      CASE r.ev_enabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled"
    FROM pg_rewrite r
    JOIN pg_class c ON c.oid = r.ev_class
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {user_oid} AND {user_table} AND r.rulename <> '_RETURN' AND {lasting})",
                     fmt::arg("table", qualified("n", "c.relname")),
                     fmt::arg("user_oid", is_user_oid("r.oid")), fmt::arg("user_table", is_user_oid("c.oid")),
                     fmt::arg("lasting", is_lasting("c.relnamespace")));
}

}  // namespace

extern const CatalogReader rule{"rule", "pg_rewrite", query};

}  // namespace rehearse::snapshot
