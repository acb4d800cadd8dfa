#include "snapshot/operator_members.h"

#include <fmt/format.h>

namespace rehearse::snapshot {

namespace {

constexpr std::string_view kOperators = R"(
        SELECT 'pg_amop'::regclass AS catalog, m.oid, m.amopfamily AS family, m.amopstrategy AS number,
          m.amopstrategy || ' ' || m.amopopr::regoperator::text || CASE WHEN m.amopsortfamily = 0 THEN ''
            ELSE ' for order by ' || quote_ident(sn.nspname) || '.' || quote_ident(sf.opfname) END AS operator,
          NULL AS function, 'pg_operator'::regclass AS used_catalog, m.amopopr AS used
        FROM pg_amop m
        LEFT JOIN pg_opfamily sf ON sf.oid = m.amopsortfamily
        LEFT JOIN pg_namespace sn ON sn.oid = sf.opfnamespace
        WHERE m.oid >= 16384)";

constexpr std::string_view kFunctions = R"(
        SELECT 'pg_amproc'::regclass, m.oid, m.amprocfamily, m.amprocnum, NULL,
          format('%s (%s, %s) %s', m.amprocnum, format_type(m.amproclefttype, NULL),
            format_type(m.amprocrighttype, NULL), m.amproc::regprocedure),
          'pg_proc'::regclass, m.amproc::oid
        FROM pg_amproc m WHERE m.oid >= 16384)";

// Some extensions add operators to built-in families; that is part of the extension.
constexpr std::string_view kOwn = R"(
        (m.used_catalog, m.used) NOT IN (SELECT classid, objid FROM pg_depend
          WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'))";

std::string members(std::string_view owner, std::string_view condition) {
  return fmt::format(R"((
      SELECT {owner} AS owner,
        string_agg(m.operator, ', ' ORDER BY m.number, m.operator) FILTER (WHERE {own}) AS operators,
        string_agg(m.function, ', ' ORDER BY m.number, m.function) FILTER (WHERE {own}) AS functions
      FROM ({operators} UNION ALL {functions}) m
      LEFT JOIN pg_depend dep ON dep.classid = m.catalog AND dep.objid = m.oid
        AND dep.refclassid = 'pg_opclass'::regclass
      WHERE {condition} GROUP BY {owner}))",
                     fmt::arg("owner", owner), fmt::arg("own", kOwn), fmt::arg("operators", kOperators),
                     fmt::arg("functions", kFunctions), fmt::arg("condition", condition));
}

}  // namespace

std::string members_of_classes() {
  return members("dep.refobjid", "dep.refobjid IS NOT NULL");
}

std::string members_of_families() {
  return members("m.family", "dep.refobjid IS NULL");
}

}  // namespace rehearse::snapshot
