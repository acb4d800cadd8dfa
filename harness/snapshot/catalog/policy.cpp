#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(p.polname),
      p.oid AS oid,
      p.polrelid AS "table",
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
        WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS "command",
      p.polpermissive::text AS "permissive",
      (SELECT string_agg(role, ', ' ORDER BY role) FROM (
        SELECT CASE id WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(id) END AS role FROM unnest(p.polroles) id
      ) roles) AS "roles",
      pg_get_expr(p.polqual, p.polrelid) AS "using",
      pg_get_expr(p.polwithcheck, p.polrelid) AS "with check"
    FROM pg_policy p
    JOIN pg_class c ON c.oid = p.polrelid
    WHERE {user_oid} AND {user_table} AND c.relpersistence <> 't')",
                     fmt::arg("user_oid", is_user_oid("p.oid")),
                     fmt::arg("user_table", is_user_oid("c.oid")));
}

void finish(Entry& policy, const Names& names) {
  policy.whole = to_oid(policy.take("table"));
  policy.object.identity = names.relation(policy.whole) + "." + policy.object.identity;
}

}  // namespace

extern const CatalogReader policy{"policy", "pg_policy", query, finish};

}  // namespace rehearse::snapshot
