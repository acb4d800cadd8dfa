#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The internal triggers of foreign keys are read with their constraint.
std::string query(int) {
  return fmt::format(R"(
    SELECT {table} || '.' || quote_ident(t.tgname),
      t.oid AS oid,
      pg_get_triggerdef(t.oid) AS "definition",
      CASE t.tgenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled",
      CASE WHEN t.tgparentid <> 0 THEN 'true' END AS "cloned from parent"
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {user_oid} AND {user_table} AND NOT t.tgisinternal AND {lasting})",
                     fmt::arg("table", qualified("n", "c.relname")),
                     fmt::arg("user_oid", is_user_oid("t.oid")), fmt::arg("user_table", is_user_oid("c.oid")),
                     fmt::arg("lasting", is_lasting("c.relnamespace")));
}

}  // namespace

extern const CatalogReader trigger{"trigger", "pg_trigger", query};

}  // namespace rehearse::snapshot
