#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// ALTER DEFAULT PRIVILEGES. PostgreSQL removes a row that has become equal to the built-in default, so each
// row means something. For all schemas a row replaces the default; in one schema it adds to it, and is
// compared with the default of columns, which is nothing.
std::string query(int) {
  constexpr std::string_view kDefault =
      "acldefault(CASE a.defaclobjtype WHEN 'S' THEN 's' ELSE a.defaclobjtype END, a.defaclrole)";
  return fmt::format(
      R"(
    SELECT 'of ' || pg_get_userbyid(a.defaclrole) || coalesce(' in ' || quote_ident(n.nspname), '') || ' on '
        || CASE a.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
             WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects'
             ELSE a.defaclobjtype::text END,
      a.oid AS oid,
      CASE WHEN a.defaclnamespace = 0 THEN {replaced} ELSE {added} END AS "grants"
    FROM pg_default_acl a
    LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace)",
      fmt::arg("replaced", grants_between("a.defaclacl", kDefault, "a.defaclrole")),
      fmt::arg("added", grants_between("a.defaclacl", "acldefault('c', a.defaclrole)", "a.defaclrole")));
}

}  // namespace

extern const CatalogReader default_privileges{"default privileges", "pg_default_acl", query};

}  // namespace rehearse::snapshot
