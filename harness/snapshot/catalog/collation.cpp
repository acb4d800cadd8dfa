#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The locale of ICU and of built-in collations moved twice: from collcollate to colliculocale in version 15,
// and to colllocale in 17. The version of the library is the operating system's, and no part of the schema.
std::string locale(int version) {
  if (version >= 170000) return "c.colllocale";
  if (version >= 150000) return "c.colliculocale";
  return "CASE WHEN c.collprovider = 'i' THEN c.collcollate END";
}

// One name can stand for several encodings, which is told where it is not the database's.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name} || CASE WHEN c.collencoding = -1 OR pg_encoding_to_char(c.collencoding) = getdatabaseencoding()
        THEN '' ELSE ' for ' || pg_encoding_to_char(c.collencoding) END,
      c.oid AS oid,
      CASE c.collprovider WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' ELSE 'default' END
        AS "provider",
      {locale} AS "locale",
      CASE WHEN c.collprovider = 'c' THEN c.collcollate END AS "sort order",
      CASE WHEN c.collprovider = 'c' THEN c.collctype END AS "character classes",
      {rules} AS "rules",
      c.collisdeterministic::text AS "deterministic",
      pg_get_userbyid(c.collowner) AS "owner"
    FROM pg_collation c
    JOIN pg_namespace n ON n.oid = c.collnamespace
    WHERE {user_oid} AND {lasting})",
      fmt::arg("name", qualified("n", "c.collname")), fmt::arg("locale", locale(version)),
      fmt::arg("rules", since(version, 160000, "c.collicurules", "NULL::text")),
      fmt::arg("user_oid", is_user_oid("c.oid")), fmt::arg("lasting", is_lasting("c.collnamespace")));
}

}  // namespace

extern const CatalogReader collation{"collation", "pg_collation", query};

}  // namespace rehearse::snapshot
