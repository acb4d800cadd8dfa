#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Operators that another one names as its commutator or negator before they exist are there as well, as
// shells without a function. Their names need no quotes.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT quote_ident(n.nspname) || '.' || o.oprname || '(' ||
        CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', ' ||
        CASE WHEN o.oprright = 0 THEN 'NONE' ELSE format_type(o.oprright, NULL) END || ')',
      o.oid AS oid,
      CASE WHEN o.oprresult <> 0 THEN format_type(o.oprresult, NULL) END AS "returns",
      {function} AS "function",
      CASE WHEN o.oprcom <> 0 THEN o.oprcom::regoperator::text END AS "commutator",
      CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::regoperator::text END AS "negator",
      {restrict} AS "restriction estimator",
      {join} AS "join estimator",
      {merges} AS "merges",
      {hashes} AS "hashes",
      pg_get_userbyid(o.oprowner) AS "owner"
    FROM pg_operator o
    JOIN pg_namespace n ON n.oid = o.oprnamespace
    WHERE {user_oid} AND {lasting})",
      fmt::arg("function", function_name("o.oprcode")), fmt::arg("restrict", handler_name("o.oprrest")),
      fmt::arg("join", handler_name("o.oprjoin")), fmt::arg("merges", flag("o.oprcanmerge")),
      fmt::arg("hashes", flag("o.oprcanhash")), fmt::arg("user_oid", is_user_oid("o.oid")),
      fmt::arg("lasting", is_lasting("o.oprnamespace")));
}

}  // namespace

extern const CatalogReader sql_operator{"operator", "pg_operator", query};

}  // namespace rehearse::snapshot
