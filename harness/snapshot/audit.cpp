#include "snapshot/audit.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Rows that are read with another one although no internal dependency says so: `whole` gives its OID.
struct Part {
  std::string_view catalog;
  std::string_view whole;
  std::string_view whole_catalog;
};

constexpr std::array<Part, 11> kParts{{
    {"pg_attrdef", "o.adrelid", "pg_class"},
    {"pg_enum", "o.enumtypid", "pg_type"},
    {"pg_amop", "o.amopfamily", "pg_opfamily"},
    {"pg_amproc", "o.amprocfamily", "pg_opfamily"},
    {"pg_publication_rel", "o.prpubid", "pg_publication"},
    {"pg_publication_namespace", "o.pnpubid", "pg_publication"},
    {"pg_trigger", "o.tgconstraint", "pg_constraint"},
    {"pg_trigger", "o.tgparentid", "pg_trigger"},
    {"pg_constraint", "o.conparentid", "pg_constraint"},
    {"pg_constraint", "(SELECT t.oid FROM pg_trigger t WHERE t.tgconstraint = o.oid AND o.contype = 't')",
     "pg_trigger"},
    {"pg_type", "(SELECT r.rngtypid FROM pg_range r WHERE to_jsonb(r) ->> 'rngmultitypid' = o.oid::text)",
     "pg_type"},
}};

std::string of_lasting_relation(std::string_view oid) {
  return fmt::format("{} IN (SELECT oid FROM pg_class WHERE relpersistence <> 't')", oid);
}

// What belongs to a session, or to a table's TOAST, is no schema.
std::string is_lasting_row(std::string_view catalog) {
  if (catalog == "pg_class") return is_lasting("o.relnamespace");
  if (catalog == "pg_type") return is_lasting("o.typnamespace");
  if (catalog == "pg_proc") return is_lasting("o.pronamespace");
  if (catalog == "pg_constraint") return is_lasting("o.connamespace");
  if (catalog == "pg_namespace") return is_lasting("o.oid");
  if (catalog == "pg_attrdef") return of_lasting_relation("o.adrelid");
  if (catalog == "pg_trigger") return of_lasting_relation("o.tgrelid");
  if (catalog == "pg_rewrite") return of_lasting_relation("o.ev_class");
  if (catalog == "pg_subscription")
    return "o.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())";
  return "true";
}

// Catalogs whose rows have OIDs. Those of the whole server are compared only when asked for, and then by
// readers that need no guard: their number does not grow with PostgreSQL's features.
std::vector<std::string> catalogs(pg::Connection& connection, const SnapshotOptions& options) {
  const pg::Result found = connection.query(
      "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'oid' "
      "WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' "
      "AND (NOT c.relisshared OR c.relname = 'pg_subscription') "
      "AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')");
  std::vector<std::string> names;
  for (std::size_t row = 0; row < found.rows(); ++row)
    if (options.large_objects || found.text(row, 0) != "pg_largeobject_metadata")
      names.emplace_back(found.text(row, 0));
  return names;
}

// Each row with each row that it may be a part of; without one: catalog, oid, NULL, NULL.
std::string rows_query(const std::vector<std::string>& catalogs) {
  std::vector<std::string> selects;
  for (const std::string& catalog : catalogs) {
    const std::string from =
        fmt::format("FROM {} o WHERE {} AND {}", catalog, is_user_oid("o.oid"), is_lasting_row(catalog));
    selects.push_back(fmt::format(
        "SELECT '{0}', r.oid, (SELECT relname FROM pg_class c WHERE c.oid = d.refclassid), d.refobjid "
        "FROM (SELECT o.oid {1}) r LEFT JOIN pg_depend d ON d.classid = '{0}'::regclass AND d.objid = r.oid "
        "AND d.objsubid = 0 AND d.deptype = 'i'",
        catalog, from));
    for (const Part& part : kParts)
      if (part.catalog == catalog)
        selects.push_back(
            fmt::format("SELECT '{}', o.oid, '{}', {} {}", catalog, part.whole_catalog, part.whole, from));
  }
  return join(selects, " UNION ALL ");
}

// Views into the result.
struct Row {
  Claims::value_type itself;
  Claims::value_type whole;
};

std::vector<Row> rows_of(const pg::Result& result) {
  std::vector<Row> rows;
  rows.reserve(result.rows());
  for (std::size_t i = 0; i < result.rows(); ++i)
    rows.push_back(
        {{result.text(i, 0), to_oid(result.text(i, 1))}, {result.text(i, 2), to_oid(result.text(i, 3))}});
  return rows;
}

// Claims grow by parts of what is claimed, until nothing changes: a label of an enum needs one round, the
// array type of a multirange three.
std::map<std::string_view, std::size_t> remaining(const std::vector<Row>& rows, Claims claimed) {
  for (bool grown = true; grown;) {
    grown = false;
    for (const Row& row : rows)
      if (claimed.contains(row.whole)) grown |= claimed.insert(row.itself).second;
  }
  Claims unknown;
  for (const Row& row : rows)
    if (!claimed.contains(row.itself)) unknown.insert(row.itself);
  std::map<std::string_view, std::size_t> counts;
  for (const auto& [catalog, oid] : unknown) ++counts[catalog];
  return counts;
}

}  // namespace

std::vector<std::string> unclaimed(pg::Connection& connection, const SnapshotOptions& options,
                                   const Claims& claims) {
  std::vector<std::string> lines;
  const int major = connection.server_version() / 10000;
  if (major > kNewestKnownMajor)
    lines.push_back(fmt::format("PostgreSQL {}: attributes that are newer than version {} are not compared",
                                major, kNewestKnownMajor));
  const pg::Result result = connection.query(rows_query(catalogs(connection, options)));
  for (const auto& [catalog, count] : remaining(rows_of(result), claims))
    lines.push_back(fmt::format("{}: {}", catalog, rehearse::count(count, "row")));
  return lines;
}

}  // namespace rehearse::snapshot
