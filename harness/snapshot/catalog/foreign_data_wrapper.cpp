#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/secrets.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(w.fdwname),
      w.oid AS oid,
      {handler} AS "handler",
      {validator} AS "validator",
      {options} AS "options",
      pg_get_userbyid(w.fdwowner) AS "owner",
      {grants} AS "grants"
    FROM pg_foreign_data_wrapper w)",
                     fmt::arg("handler", handler_name("w.fdwhandler")),
                     fmt::arg("validator", handler_name("w.fdwvalidator")),
                     fmt::arg("options", options("w.fdwoptions")),
                     fmt::arg("grants", grants("w.fdwacl", "F", "w.fdwowner")));
}

}  // namespace

extern const CatalogReader foreign_data_wrapper{"foreign-data wrapper", "pg_foreign_data_wrapper", query};

}  // namespace rehearse::snapshot
