#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      p.oid AS oid,
      {start} AS "start function",
      {token} AS "token function",
      {end} AS "end function",
      {headline} AS "headline function",
      {types} AS "types function"
    FROM pg_ts_parser p
    JOIN pg_namespace n ON n.oid = p.prsnamespace
    WHERE {user_oid} AND {lasting})",
      fmt::arg("name", qualified("n", "p.prsname")), fmt::arg("start", handler_name("p.prsstart")),
      fmt::arg("token", handler_name("p.prstoken")), fmt::arg("end", handler_name("p.prsend")),
      fmt::arg("headline", handler_name("p.prsheadline")), fmt::arg("types", handler_name("p.prslextype")),
      fmt::arg("user_oid", is_user_oid("p.oid")), fmt::arg("lasting", is_lasting("p.prsnamespace")));
}

}  // namespace

extern const CatalogReader text_search_parser{"text search parser", "pg_ts_parser", query};

}  // namespace rehearse::snapshot
