#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The internal triggers of foreign keys are read with their constraint.
std::string query(int) {
  return fmt::format(R"(
    SELECT {table} || '.' || quote_ident(t.tgname),
      pg_get_triggerdef(t.oid) AS "definition",
      CASE t.tgenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled",
      d.description AS "comment"
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    {join_comment}
    WHERE {user_oid} AND {user_table} AND NOT t.tgisinternal AND {user_schema} AND {own})",
                     fmt::arg("table", qualified("n", "c.relname")),
                     fmt::arg("join_comment", join_comment("pg_trigger", "t.oid")),
                     fmt::arg("user_oid", is_user_oid("t.oid")), fmt::arg("user_table", is_user_oid("c.oid")),
                     fmt::arg("user_schema", is_user_schema("n")),
                     fmt::arg("own", not_from_extension("pg_class", "c.oid")));
}

}  // namespace

extern const CatalogReader trigger{"trigger", query};

}  // namespace rehearse::snapshot
