#include "snapshot/catalog_reader.h"

namespace rehearse::snapshot {

namespace {

// What an extension brought along is part of it and not listed. The version is, because it decides what that
// was.
std::string query(int) {
  return R"(
    SELECT quote_ident(e.extname),
      e.oid AS oid,
      quote_ident(n.nspname) AS "schema",
      e.extversion AS "version",
      pg_get_userbyid(e.extowner) AS "owner"
    FROM pg_extension e
    JOIN pg_namespace n ON n.oid = e.extnamespace)";
}

}  // namespace

extern const CatalogReader extension{"extension", "pg_extension", query};

}  // namespace rehearse::snapshot
