#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Members that users gave to a family, with their strategy or support number and their types. An operator of
// an extension is its business, and makes no text here.
constexpr std::string_view kOperators = R"(
      SELECT m.amopfamily AS family, string_agg(m.amopstrategy || ' ' || m.amopopr::regoperator::text ||
        CASE WHEN m.amopsortfamily = 0 THEN '' ELSE ' for order by ' || quote_ident(sn.nspname) || '.' ||
          quote_ident(sf.opfname) END, ', '
        ORDER BY m.amopstrategy, m.amopopr::regoperator::text, m.amoppurpose)
        FILTER (WHERE m.amopopr NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e' AND
          refclassid = 'pg_extension'::regclass AND classid = 'pg_operator'::regclass)) AS members
      FROM pg_amop m
      LEFT JOIN pg_opfamily sf ON sf.oid = m.amopsortfamily
      LEFT JOIN pg_namespace sn ON sn.oid = sf.opfnamespace
      WHERE m.oid >= 16384 GROUP BY m.amopfamily)";

constexpr std::string_view kFunctions = R"(
      SELECT m.amprocfamily AS family, string_agg(item, ', ' ORDER BY m.amprocnum, item)
        FILTER (WHERE m.amproc::oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e' AND
          refclassid = 'pg_extension'::regclass AND classid = 'pg_proc'::regclass)) AS members
      FROM pg_amproc m
      CROSS JOIN LATERAL format('%s (%s, %s) %s', m.amprocnum, format_type(m.amproclefttype, NULL),
        format_type(m.amprocrighttype, NULL), m.amproc::regprocedure) item
      WHERE m.oid >= 16384 GROUP BY m.amprocfamily)";

// A built-in family is listed when it got members from users; it is claimed, without a name, when it got any.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT CASE WHEN {user_oid} OR operators.members IS NOT NULL OR functions.members IS NOT NULL
        THEN {name} || ' using ' || quote_ident(am.amname) END,
      f.oid AS oid,
      operators.members AS "operators",
      functions.members AS "functions",
      pg_get_userbyid(f.opfowner) AS "owner"
    FROM pg_opfamily f
    JOIN pg_namespace n ON n.oid = f.opfnamespace
    JOIN pg_am am ON am.oid = f.opfmethod
    LEFT JOIN ({operators}) operators ON operators.family = f.oid
    LEFT JOIN ({functions}) functions ON functions.family = f.oid
    WHERE ({user_oid} OR operators.family IS NOT NULL OR functions.family IS NOT NULL) AND {lasting})",
      fmt::arg("name", qualified("n", "f.opfname")), fmt::arg("operators", kOperators),
      fmt::arg("functions", kFunctions), fmt::arg("user_oid", is_user_oid("f.oid")),
      fmt::arg("lasting", is_lasting("f.opfnamespace")));
}

}  // namespace

extern const CatalogReader operator_family{"operator family", "pg_opfamily", query};

}  // namespace rehearse::snapshot
