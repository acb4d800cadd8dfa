#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/secrets.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(s.srvname),
      s.oid AS oid,
      quote_ident(w.fdwname) AS "foreign-data wrapper",
      s.srvtype AS "type",
      s.srvversion AS "version",
      {options} AS "options",
      pg_get_userbyid(s.srvowner) AS "owner",
      {grants} AS "grants"
    FROM pg_foreign_server s
    JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw)",
                     fmt::arg("options", options("s.srvoptions")),
                     fmt::arg("grants", grants("s.srvacl", "S", "s.srvowner")));
}

}  // namespace

extern const CatalogReader foreign_server{"foreign server", "pg_foreign_server", query};

}  // namespace rehearse::snapshot
