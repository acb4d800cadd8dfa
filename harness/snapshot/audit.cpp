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

// Rows that are read with another one: `whole` gives its OID. Other rows that PostgreSQL made for one are
// found by way of pg_depend, which takes longer than all of these.
struct Part {
  std::string_view catalog;
  std::string_view whole;
  std::string_view whole_catalog;
  std::string_view condition = "true";
};

constexpr std::array<Part, 14> kParts{{
    {"pg_attrdef", "o.adrelid", "pg_class"},
    {"pg_enum", "o.enumtypid", "pg_type"},
    {"pg_amop", "o.amopfamily", "pg_opfamily"},
    {"pg_amproc", "o.amprocfamily", "pg_opfamily"},
    {"pg_publication_rel", "o.prpubid", "pg_publication"},
    {"pg_publication_namespace", "o.pnpubid", "pg_publication"},
    {"pg_trigger", "o.tgconstraint", "pg_constraint", "o.tgconstraint <> 0"},
    {"pg_trigger", "o.tgparentid", "pg_trigger", "o.tgparentid <> 0"},
    {"pg_constraint", "o.conparentid", "pg_constraint", "o.conparentid <> 0"},
    {"pg_constraint", "(SELECT t.oid FROM pg_trigger t WHERE t.tgconstraint = o.oid)", "pg_trigger",
     "o.contype = 't'"},
    {"pg_type", "o.typrelid", "pg_class", "o.typrelid <> 0"},
    {"pg_type", "o.typelem", "pg_type", "o.typcategory = 'A'"},
    {"pg_type", "(SELECT r.rngtypid FROM pg_range r WHERE to_jsonb(r) ->> 'rngmultitypid' = o.oid::text)",
     "pg_type", "o.typtype = 'm'"},
    {"pg_rewrite", "o.ev_class", "pg_class", "o.rulename = '_RETURN'"},
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
      "WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND c.oid < 16384 "
      "AND a.attrelid < 16384 "
      "AND (NOT c.relisshared OR c.relname = 'pg_subscription') "
      "AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')");
  std::vector<std::string> names;
  for (std::size_t row = 0; row < found.rows(); ++row)
    if (options.large_objects || found.text(row, 0) != "pg_largeobject_metadata")
      names.emplace_back(found.text(row, 0));
  return names;
}

// Each row by itself, and with each row that it is a part of.
std::string rows_query(const std::vector<std::string>& catalogs) {
  std::vector<std::string> selects;
  for (const std::string& catalog : catalogs) {
    const std::string from =
        fmt::format("FROM {} o WHERE {} AND {}", catalog, is_user_oid("o.oid"), is_lasting_row(catalog));
    selects.push_back(fmt::format("SELECT '{}', o.oid, NULL::text, NULL::oid {}", catalog, from));
    for (const Part& part : kParts)
      if (part.catalog == catalog)
        selects.push_back(fmt::format("SELECT '{}', o.oid, '{}', {} {} AND {}", catalog, part.whole_catalog,
                                      part.whole, from, part.condition));
  }
  return join(selects, " UNION ALL ");
}

// Views into a result.
struct Row {
  std::string_view catalog;
  Oid oid = 0;
  std::string_view whole_catalog;  ///< empty: the row by itself
  Oid whole = 0;
};

std::vector<Row> rows_of(const pg::Result& result) {
  std::vector<Row> rows;
  rows.reserve(result.rows());
  result.each_row([&](const pg::Result::Row& row) {
    rows.push_back(
        {row[0].value_or(""), to_oid(row[1].value_or("")), row[2].value_or(""), to_oid(row[3].value_or(""))});
  });
  return rows;
}

bool contains(const Claims& claims, std::string_view catalog, Oid oid) {
  const auto found = claims.find(catalog);
  return found != claims.end() && found->second.contains(oid);
}

// Claims grow by parts of what is claimed, until nothing changes: a label of an enum needs one round, the
// array type of a multirange three.
void claim_parts(Claims& claims, const std::vector<Row>& rows) {
  for (bool grown = true; grown;) {
    grown = false;
    for (const Row& row : rows)
      if (contains(claims, row.whole_catalog, row.whole)) grown |= claims[row.catalog].insert(row.oid).second;
  }
}

std::vector<Row> unknown(const std::vector<Row>& rows, const Claims& claims) {
  std::vector<Row> result;
  for (const Row& row : rows)
    if (row.whole_catalog.empty() && !contains(claims, row.catalog, row.oid)) result.push_back(row);
  return result;
}

// What PostgreSQL itself says that the rows are internal parts of.
std::string wholes_query(const std::vector<Row>& rows) {
  std::vector<std::string> values;
  for (const Row& row : rows) values.push_back(fmt::format("('{}', {})", row.catalog, row.oid));
  return fmt::format(
      "SELECT o.catalog, o.oid, c.relname, d.refobjid FROM (VALUES {}) o (catalog, oid) "
      "JOIN pg_depend d ON d.classid = o.catalog::regclass AND d.objid = o.oid AND d.objsubid = 0 "
      "AND d.deptype = 'i' JOIN pg_class c ON c.oid = d.refclassid",
      join(values, ", "));
}

std::vector<std::string> counted(const std::vector<Row>& rows) {
  std::map<std::string_view, std::size_t> counts;
  for (const Row& row : rows) ++counts[row.catalog];
  std::vector<std::string> lines;
  for (const auto& [catalog, count] : counts)
    lines.push_back(fmt::format("{}: {}", catalog, rehearse::count(count, "row")));
  return lines;
}

}  // namespace

void Audit::fetch(pg::Connection& connection) {
  rows_ = connection.query(rows_query(catalogs(connection, options_)));
}

std::vector<std::string> Audit::unclaimed(pg::Connection& connection, Claims claims) const {
  std::vector<Row> rows = rows_of(*rows_);
  claim_parts(claims, rows);
  std::vector<Row> left = unknown(rows, claims);
  if (!left.empty()) {
    const pg::Result wholes = connection.query(wholes_query(left));
    const std::vector<Row> more = rows_of(wholes);
    rows.insert(rows.end(), more.begin(), more.end());
    claim_parts(claims, rows);
    left = unknown(left, claims);
  }
  std::vector<std::string> lines = counted(left);
  const int major = connection.server_version() / 10000;
  if (major > kNewestKnownMajor)
    lines.push_back(fmt::format("PostgreSQL {}: attributes that are newer than version {} are not compared",
                                major, kNewestKnownMajor));
  return lines;
}

}  // namespace rehearse::snapshot
