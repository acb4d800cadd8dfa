#include "seed/catalog_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "base/strings.h"
#include "seed/catalog_types.h"

namespace rehearse::seed {

namespace {

// pg_dump's rule of what is the user's, less what extensions own.
constexpr const char* kTables = R"(
SELECT c.oid, n.nspname, c.relname, c.relkind = 'p', coalesce(p.partstrat::text, ''),
       CASE WHEN c.relispartition THEN i.inhparent ELSE 0 END,
       c.relispartition AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT',
       CASE WHEN c.relispartition THEN pg_get_partition_constraintdef(c.oid) ELSE '' END
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND c.relispartition
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
  AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                  AND d.deptype = 'e')
ORDER BY n.nspname, c.relname)";

// A sequence feeds a column when it is its identity or when the default calls nextval() on it.
constexpr const char* kColumns = R"(
SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attgenerated <> '',
       a.attidentity <> '', d.oid IS NOT NULL AND a.attgenerated = '',
       (SELECT s.oid::regclass FROM pg_depend p JOIN pg_class s ON s.oid = p.refobjid AND s.relkind = 'S'
        WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_class'::regclass
        UNION ALL
        SELECT s.oid::regclass FROM pg_depend p JOIN pg_class s ON s.oid = p.objid AND s.relkind = 'S'
        WHERE p.classid = 'pg_class'::regclass AND p.refobjid = a.attrelid AND p.refobjsubid = a.attnum
          AND p.refclassid = 'pg_class'::regclass AND p.deptype = 'i'
        LIMIT 1)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.oid >= 16384
  AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum)";

// Columns that only expressions use come from pg_depend. An exclusion constraint is unique on the columns
// that it compares for equality; the generators of ranges never overlap.
constexpr const char* kKeys = R"(
SELECT i.indrelid, x.relname, i.indisprimary, i.indisexclusion,
       (SELECT array_to_string(array_agg(DISTINCT k), ' ')
        FROM (SELECT unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS k
              UNION ALL
              SELECT d.refobjsubid FROM pg_depend d
              WHERE i.indexprs IS NOT NULL AND d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid) all_keys
        WHERE k > 0),
       pg_get_expr(i.indpred, i.indrelid), i.indexprs IS NOT NULL,
       i.indisexclusion AND pg_get_expr(i.indexprs, i.indrelid) ~ 'range\('
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
WHERE (i.indisunique OR i.indisexclusion) AND i.indrelid >= 16384 AND i.indislive
ORDER BY i.indrelid, i.indisprimary DESC, x.relname)";

// Of a partitioned parent only the key itself, not what PostgreSQL derives for each of its partitions.
constexpr const char* kForeignKeys = R"(
SELECT f.conrelid, f.conname, array_to_string(f.conkey, ' '), f.confrelid, array_to_string(f.confkey, ' ')
FROM pg_constraint f LEFT JOIN pg_constraint up ON up.oid = f.conparentid
WHERE f.contype = 'f' AND (f.conparentid = 0 OR up.confrelid = f.confrelid)
ORDER BY f.conrelid, f.conname)";

constexpr const char* kChecks = R"(
SELECT conrelid, conname, pg_get_expr(conbin, conrelid), array_to_string(conkey, ' ') FROM pg_constraint
WHERE contype = 'c' AND conrelid <> 0 ORDER BY conrelid, conname)";

class Reader {
 public:
  Reader(pg::Connection& connection, const std::set<std::string>& done)
      : connection_(connection), done_(done) {}

  Catalog read() {
    connection_.query("SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'");
    read_types(connection_, catalog_);
    read_tables();
    read_columns();
    read_keys();
    read_foreign_keys();
    read_checks();
    count_rows();
    return std::move(catalog_);
  }

 private:
  static Oid oid(const pg::Result& result, std::size_t row, std::size_t column) {
    return {static_cast<std::uint32_t>(result.integer(row, column))};
  }

  static std::vector<int> numbers(std::string_view text) {
    std::vector<int> result;
    for (const std::string_view word : split(text, ' ')) {
      int number = 0;
      std::from_chars(word.data(), word.data() + word.size(), number);
      if (number > 0) result.push_back(number);
    }
    return result;
  }

  Table* table(Oid wanted) {
    const auto found = places_.find(wanted);
    return found == places_.end() ? nullptr : &catalog_.tables[found->second];
  }

  // Calls each(row, table) for the rows whose first column is a table that we know.
  template <typename Each>
  void for_tables(const pg::Result& result, Each each) {
    for (std::size_t i = 0; i < result.rows(); ++i) {
      if (Table* owner = table(oid(result, i, 0))) each(i, *owner);
    }
  }

  void read_tables() {
    const pg::Result rows = connection_.query(kTables);
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      Table entry;
      entry.oid = oid(rows, i, 0);
      entry.schema = rows.text(i, 1);
      entry.name = rows.text(i, 2);
      entry.partitioned = rows.boolean(i, 3);
      entry.strategy = rows.text(i, 4).empty() ? '\0' : rows.text(i, 4).front();
      entry.parent = oid(rows, i, 5);
      entry.default_partition = rows.boolean(i, 6);
      entry.partition_bound = rows.text(i, 7);
      entry.off_limits = done_.count(full_name(entry)) > 0;
      places_[entry.oid] = catalog_.tables.size();
      catalog_.tables.push_back(std::move(entry));
    }
  }

  void read_columns() {
    const pg::Result rows = connection_.query(kColumns);
    for_tables(rows, [&](std::size_t i, Table& owner) {
      Column column;
      column.number = static_cast<int>(rows.integer(i, 1));
      column.name = rows.text(i, 2);
      column.type = oid(rows, i, 3);
      column.modifier = static_cast<int>(rows.integer(i, 4));
      column.not_null = rows.boolean(i, 5);
      column.generated = rows.boolean(i, 6);
      column.identity = rows.boolean(i, 7);
      column.has_default = rows.boolean(i, 8);
      column.sequence = rows.text(i, 9);
      owner.columns.push_back(std::move(column));
    });
  }

  void read_keys() {
    const pg::Result rows = connection_.query(kKeys);
    for_tables(rows, [&](std::size_t i, Table& owner) {
      owner.keys.push_back({std::string(rows.text(i, 1)), rows.boolean(i, 2), rows.boolean(i, 3),
                            numbers(rows.text(i, 4)), std::string(rows.text(i, 5)), rows.boolean(i, 6),
                            rows.boolean(i, 7)});
    });
  }

  void read_foreign_keys() {
    const pg::Result rows = connection_.query(kForeignKeys);
    for_tables(rows, [&](std::size_t i, Table& owner) {
      owner.foreign_keys.push_back({std::string(rows.text(i, 1)), numbers(rows.text(i, 2)), oid(rows, i, 3),
                                    numbers(rows.text(i, 4))});
    });
  }

  void read_checks() {
    const pg::Result rows = connection_.query(kChecks);
    for_tables(rows, [&](std::size_t i, Table& owner) {
      owner.checks.push_back(
          {std::string(rows.text(i, 1)), std::string(rows.text(i, 2)), numbers(rows.text(i, 3))});
    });
  }

  // One query for all tables. Statistics would be cheaper and wrong: reltuples is zero until ANALYZE.
  void count_rows() {
    std::vector<std::string> counts;
    for (const Table& entry : catalog_.tables) {
      if (entry.partitioned) continue;
      counts.push_back(fmt::format("SELECT {}, count(*) FROM (SELECT FROM ONLY {}.{} LIMIT {}) t",
                                   entry.oid.value, pg::quote_identifier(entry.schema),
                                   pg::quote_identifier(entry.name), kSampleSize));
    }
    if (counts.empty()) return;
    const pg::Result rows = connection_.query(join(counts, " UNION ALL "));
    for_tables(rows, [&](std::size_t i, Table& owner) { owner.existing_rows = rows.integer(i, 1); });
  }

  pg::Connection& connection_;
  const std::set<std::string>& done_;
  Catalog catalog_;
  std::map<Oid, std::size_t> places_;
};

}  // namespace

Catalog read_catalog(pg::Connection& connection, const std::set<std::string>& done) {
  return Reader(connection, done).read();
}

}  // namespace rehearse::seed
