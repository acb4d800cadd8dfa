#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/operator_members.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name} || ' using ' || quote_ident(am.amname),
      o.oid AS oid,
      format_type(o.opcintype, NULL) AS "for type",
      {default} AS "default",
      {family} AS "family",
      CASE WHEN o.opckeytype <> 0 THEN format_type(o.opckeytype, NULL) END AS "stored type",
      m.operators AS "operators",
      m.functions AS "functions",
      pg_get_userbyid(o.opcowner) AS "owner"
    FROM pg_opclass o
    JOIN pg_namespace n ON n.oid = o.opcnamespace
    JOIN pg_am am ON am.oid = o.opcmethod
    JOIN pg_opfamily f ON f.oid = o.opcfamily
    JOIN pg_namespace fn ON fn.oid = f.opfnamespace
    LEFT JOIN {members} m ON m.owner = o.oid
    WHERE {user_oid} AND {lasting})",
      fmt::arg("name", qualified("n", "o.opcname")), fmt::arg("default", flag("o.opcdefault")),
      fmt::arg("family", qualified("fn", "f.opfname")), fmt::arg("members", members_of_classes()),
      fmt::arg("user_oid", is_user_oid("o.oid")), fmt::arg("lasting", is_lasting("o.opcnamespace")));
}

}  // namespace

extern const CatalogReader operator_class{"operator class", "pg_opclass", query};

}  // namespace rehearse::snapshot
