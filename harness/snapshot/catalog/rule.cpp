#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The rule _RETURN of a view is its query and belongs to the view.
std::string query(int) {
  return fmt::format(R"(
    SELECT {table} || '.' || quote_ident(r.rulename),
      pg_get_ruledef(r.oid) AS "definition",
      CASE r.ev_enabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled",
      d.description AS "comment"
    FROM pg_rewrite r
    JOIN pg_class c ON c.oid = r.ev_class
    JOIN pg_namespace n ON n.oid = c.relnamespace
    {join_comment}
    WHERE {user_oid} AND {user_table} AND r.rulename <> '_RETURN' AND {user_schema} AND {own})",
                     fmt::arg("table", qualified("n", "c.relname")),
                     fmt::arg("join_comment", join_comment("pg_rewrite", "r.oid")),
                     fmt::arg("user_oid", is_user_oid("r.oid")), fmt::arg("user_table", is_user_oid("c.oid")),
                     fmt::arg("user_schema", is_user_schema("n")),
                     fmt::arg("own", not_from_extension("pg_class", "c.oid")));
}

}  // namespace

extern const CatalogReader rule{"rule", query};

}  // namespace rehearse::snapshot
