#include "seed/catalog_types.h"

namespace rehearse::seed {

namespace {

Oid oid(const pg::Result& result, std::size_t row, std::size_t column) {
  return {static_cast<std::uint32_t>(result.integer(row, column))};
}

// With modifier -1 format_type() gives names that allow any length: bpchar, not character, which is one long.
// Row types of tables stay out: they are many, and hardly ever the type of a column.
constexpr const char* kTypes = R"(
SELECT t.oid, n.nspname, t.typname, format_type(t.oid, -1), t.typtype,
       EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid),
       coalesce(r.rngsubtype, t.typelem), t.typbasetype, t.typtypmod, t.typnotnull
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_range r ON r.rngtypid = t.oid
LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE t.typtype <> 'p' AND (t.typrelid = 0 OR c.relkind = 'c')
  AND NOT EXISTS (SELECT FROM pg_type e JOIN pg_class ec ON ec.oid = e.typrelid
                  WHERE e.oid = t.typelem AND ec.relkind <> 'c'))";

constexpr const char* kLabels = "SELECT enumtypid, enumlabel FROM pg_enum ORDER BY enumtypid, enumsortorder";

constexpr const char* kDomainChecks = R"(
SELECT contypid, conname, pg_get_expr(conbin, 0) FROM pg_constraint
WHERE contypid <> 0 AND contype = 'c' ORDER BY contypid, conname)";

constexpr const char* kAttributes = R"(
SELECT c.reltype, a.attname, a.atttypid, a.atttypmod
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind = 'c' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.oid, a.attnum)";

}  // namespace

void read_types(pg::Connection& connection, Catalog& catalog) {
  const pg::Result types = connection.query(kTypes);
  for (std::size_t i = 0; i < types.rows(); ++i) {
    Type type;
    type.oid = oid(types, i, 0);
    type.schema = types.text(i, 1);
    type.name = types.text(i, 2);
    type.sql = types.text(i, 3);
    type.kind = types.text(i, 4).front();
    type.is_array = types.boolean(i, 5);
    type.element = oid(types, i, 6);
    type.base = oid(types, i, 7);
    type.base_modifier = static_cast<int>(types.integer(i, 8));
    type.not_null = types.boolean(i, 9);
    catalog.types.emplace(type.oid, std::move(type));
  }
  const pg::Result labels = connection.query(kLabels);
  for (std::size_t i = 0; i < labels.rows(); ++i) {
    catalog.types[oid(labels, i, 0)].labels.emplace_back(labels.text(i, 1));
  }
  const pg::Result checks = connection.query(kDomainChecks);
  for (std::size_t i = 0; i < checks.rows(); ++i) {
    catalog.types[oid(checks, i, 0)].checks.push_back(
        {std::string(checks.text(i, 1)), std::string(checks.text(i, 2)), {}});
  }
  const pg::Result attributes = connection.query(kAttributes);
  for (std::size_t i = 0; i < attributes.rows(); ++i) {
    catalog.types[oid(attributes, i, 0)].attributes.push_back({std::string(attributes.text(i, 1)),
                                                               oid(attributes, i, 2),
                                                               static_cast<int>(attributes.integer(i, 3))});
  }
}

}  // namespace rehearse::seed
