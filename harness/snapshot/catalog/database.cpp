#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The locale of ICU and built-in providers moved from daticulocale to datlocale in version 17; before 15
// every database had the C library's.
std::string locale(int version) {
  if (version >= 170000) return "b.datlocale";
  return std::string(since(version, 150000, "b.daticulocale", "NULL::text"));
}

constexpr std::string_view kProvider =
    "CASE b.datlocprovider WHEN 'b' THEN 'builtin' WHEN 'i' THEN 'icu' ELSE 'libc' END";

// The name is ours where the database is, and so is the comment that marks it. Settings are those of
// ALTER DATABASE ... SET and of ALTER ROLE ... IN DATABASE ... SET.
std::string query(int version) {
  return fmt::format(
      R"(
    WITH b AS (SELECT * FROM pg_database WHERE datname = current_database())
    SELECT 'properties',
      b.oid AS oid,
      pg_get_userbyid(b.datdba) AS "owner",
      {grants} AS "grants",
      pg_encoding_to_char(b.encoding) AS "encoding",
      {provider} AS "locale provider",
      {locale} AS "locale",
      {rules} AS "collation rules",
      b.datcollate AS "sort order",
      b.datctype AS "character classes",
      NULLIF(b.datconnlimit, -1) AS "connection limit",
      CASE WHEN NOT b.datallowconn THEN 'false' END AS "accepts connections",
      {template} AS "template",
      ts.spcname AS "tablespace",
      d.description AS "comment",
      NULL AS "values"
    FROM b
    JOIN pg_tablespace ts ON ts.oid = b.dattablespace
    LEFT JOIN pg_shdescription d ON d.objoid = b.oid AND d.classoid = 'pg_database'::regclass
      AND d.description NOT LIKE 'created by rehearse, %'
    UNION ALL
    SELECT 'settings' || coalesce(' of ' || quote_ident(pg_get_userbyid(NULLIF(s.setrole, 0))), ''), NULL, NULL,
      NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, {settings}
    FROM pg_db_role_setting s JOIN b ON s.setdatabase = b.oid)",
      fmt::arg("grants", grants("b.datacl", "d", "b.datdba")),
      fmt::arg("provider", since(version, 150000, kProvider, "'libc'")), fmt::arg("locale", locale(version)),
      fmt::arg("rules", since(version, 160000, "b.daticurules", "NULL::text")),
      fmt::arg("template", flag("b.datistemplate")), fmt::arg("settings", sorted("s.setconfig")));
}

}  // namespace

extern const CatalogReader database{"database", "pg_database", query};

}  // namespace rehearse::snapshot
