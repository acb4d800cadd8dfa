#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The cast of a range to its multirange belongs to the type, which an internal dependency says.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT '(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')',
      c.oid AS oid,
      CASE c.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' ELSE 'explicit' END AS "context",
      CASE c.castmethod WHEN 'f' THEN 'function' WHEN 'i' THEN 'text form' ELSE 'binary coercible' END
        AS "method",
      {function} AS "function"
    FROM pg_cast c
    WHERE {user_oid} AND c.oid NOT IN (SELECT dep.objid FROM pg_depend dep
      WHERE dep.classid = 'pg_cast'::regclass AND dep.objid >= 16384 AND dep.deptype = 'i'))",
      fmt::arg("function", function_name("c.castfunc")), fmt::arg("user_oid", is_user_oid("c.oid")));
}

}  // namespace

extern const CatalogReader cast{"cast", "pg_cast", query};

}  // namespace rehearse::snapshot
