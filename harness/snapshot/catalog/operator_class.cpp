#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The members of its family that the class cannot do without: they are dropped with it, while the others,
// added by ALTER OPERATOR FAMILY, are not. What they are is told with the family.
constexpr std::string_view kRequires = R"(
      SELECT dep.refobjid AS opclass, string_agg(what, ', ' ORDER BY what) AS members
      FROM pg_depend dep
      JOIN (
        SELECT 'pg_amop'::regclass AS catalog, oid, format('operator %s (%s, %s)', amopstrategy,
          format_type(amoplefttype, NULL), format_type(amoprighttype, NULL)) AS what
        FROM pg_amop WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_amproc'::regclass, oid, format('function %s (%s, %s)', amprocnum,
          format_type(amproclefttype, NULL), format_type(amprocrighttype, NULL))
        FROM pg_amproc WHERE oid >= 16384
      ) member ON member.catalog = dep.classid AND member.oid = dep.objid
      WHERE dep.refclassid = 'pg_opclass'::regclass GROUP BY dep.refobjid)";

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name} || ' using ' || quote_ident(am.amname),
      o.oid AS oid,
      format_type(o.opcintype, NULL) AS "for type",
      {default} AS "default",
      {family} AS "family",
      CASE WHEN o.opckeytype <> 0 THEN format_type(o.opckeytype, NULL) END AS "stored type",
      required.members AS "requires",
      pg_get_userbyid(o.opcowner) AS "owner"
    FROM pg_opclass o
    JOIN pg_namespace n ON n.oid = o.opcnamespace
    JOIN pg_am am ON am.oid = o.opcmethod
    JOIN pg_opfamily f ON f.oid = o.opcfamily
    JOIN pg_namespace fn ON fn.oid = f.opfnamespace
    LEFT JOIN ({requires}) required ON required.opclass = o.oid
    WHERE {user_oid} AND {lasting})",
      fmt::arg("name", qualified("n", "o.opcname")), fmt::arg("default", flag("o.opcdefault")),
      fmt::arg("family", qualified("fn", "f.opfname")), fmt::arg("requires", kRequires),
      fmt::arg("user_oid", is_user_oid("o.oid")), fmt::arg("lasting", is_lasting("o.opcnamespace")));
}

}  // namespace

extern const CatalogReader operator_class{"operator class", "pg_opclass", query};

}  // namespace rehearse::snapshot
