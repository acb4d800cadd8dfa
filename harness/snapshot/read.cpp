#include "snapshot/read.h"

#include <algorithm>
#include <functional>
#include <future>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schema/compare.h"
#include "snapshot/catalog_reader.h"

namespace rehearse::snapshot {

namespace {

// Everything that changes how PostgreSQL writes types, names and expressions as text is pinned, or a
// migration's ALTER DATABASE ... SET would change every definition. Without nested loops the plans stay good
// when the catalogs grow past the statistics they were made with: a statement is planned once per connection.
constexpr const char* kBegin = R"(
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL search_path = '';
  SET LOCAL quote_all_identifiers = off;
  SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL bytea_output = 'hex';
  SET LOCAL standard_conforming_strings = on;
  SET LOCAL jit = off;
  SET LOCAL enable_nestloop = off)";

/// Its end restores the session's own settings.
class PinnedTransaction {
 public:
  explicit PinnedTransaction(pg::Connection& connection) : connection_(connection) {
    connection_.query(kBegin);
  }
  ~PinnedTransaction() {
    try {
      connection_.query("COMMIT");
    } catch (const std::exception&) {
      // The connection is lost, and the transaction with it.
    }
  }
  PinnedTransaction(const PinnedTransaction&) = delete;
  PinnedTransaction& operator=(const PinnedTransaction&) = delete;

 private:
  pg::Connection& connection_;
};

std::vector<std::string> attribute_names(const pg::Result& result) {
  std::vector<std::string> names;
  for (std::size_t column = 1; column < result.columns(); ++column)
    names.push_back(result.column_name(column));
  return names;
}

SchemaObject object_of(const CatalogReader& reader, const pg::Result& result, std::size_t row,
                       const std::vector<std::string>& names) {
  SchemaObject object{std::string(reader.kind), std::string(result.text(row, 0)), {}};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto value = result.value(row, i + 1)) object.attributes.emplace(names[i], *value);
  return object;
}

std::string statement_name(const CatalogReader& reader) {
  return "rehearse snapshot: " + std::string(reader.kind);
}

void prepare(pg::Connection& connection, const std::vector<const CatalogReader*>& readers) {
  for (const CatalogReader* reader : readers)
    connection.prepare_once(statement_name(*reader),
                            [&] { return reader->query(connection.server_version()); });
}

std::vector<std::string> executions(const std::vector<const CatalogReader*>& readers) {
  std::vector<std::string> queries;
  for (const CatalogReader* reader : readers)
    queries.push_back("EXECUTE " + pg::quote_identifier(statement_name(*reader)));
  return queries;
}

// The objects of one kind, sorted by identity.
std::vector<SchemaObject> objects_of(const CatalogReader& reader, const pg::Result& result) {
  const std::vector<std::string> names = attribute_names(result);
  std::vector<SchemaObject> objects;
  objects.reserve(result.rows());
  for (std::size_t row = 0; row < result.rows(); ++row)
    objects.push_back(object_of(reader, result, row, names));
  std::sort(objects.begin(), objects.end(),
            [](const SchemaObject& a, const SchemaObject& b) { return a.identity < b.identity; });
  return objects;
}

using Objects = std::map<std::string_view, std::vector<SchemaObject>>;  // by kind

Objects read_kinds(pg::Connection& connection, const std::vector<const CatalogReader*>& readers) {
  Objects objects;
  const PinnedTransaction transaction(connection);
  prepare(connection, readers);
  connection.query_each(executions(readers), [&](std::size_t i, const pg::Result& result) {
    objects.emplace(readers[i]->kind, objects_of(*readers[i], result));
  });
  return objects;
}

SchemaSnapshot join(Objects&& objects) {
  SchemaSnapshot snapshot;
  for (auto& [kind, some] : objects) {
    std::move(some.begin(), some.end(), std::back_inserter(snapshot.objects));
  }
  snapshot.digest = schema::digest(snapshot.objects);
  return snapshot;
}

// Columns and indexes take about as long as all other kinds together (scripts/bench/snapshot.cpp).
bool is_heavy(const CatalogReader* reader) {
  return reader->kind == "column" || reader->kind == "index";
}

bool has(const SchemaObject& object, const std::string& attribute, std::string_view value) {
  const auto found = object.attributes.find(attribute);
  return found != object.attributes.end() && found->second == value;
}

}  // namespace

SchemaSnapshot read(pg::Connection& connection, const SnapshotOptions& options) {
  SchemaSnapshot snapshot = join(read_kinds(connection, catalogue()));
  snapshot.server_version = connection.server_version();
  snapshot.options = options;
  return snapshot;
}

SchemaSnapshot read(pg::Connection& connection, pg::Connection& helper, const SnapshotOptions& options) {
  std::vector<const CatalogReader*> light = catalogue();
  const auto middle = std::partition(light.begin(), light.end(), std::not_fn(is_heavy));
  const std::vector<const CatalogReader*> heavy(middle, light.end());
  light.erase(middle, light.end());
  auto other_half = std::async(std::launch::async, [&] { return read_kinds(helper, heavy); });
  Objects objects = read_kinds(connection, light);
  objects.merge(other_half.get());
  SchemaSnapshot snapshot = join(std::move(objects));
  snapshot.server_version = connection.server_version();
  snapshot.options = options;
  return snapshot;
}

SchemaSnapshot read_audited(pg::Connection& connection, pg::Connection& helper,
                            const SnapshotOptions& options) {
  return read(connection, helper, options);
}

std::vector<InvalidIndex> invalid_indexes(const SchemaSnapshot& snapshot) {
  std::vector<InvalidIndex> invalid;
  for (const SchemaObject& object : snapshot.objects) {
    if (object.kind != "index" || (has(object, "valid", "true") && !has(object, "ready", "false"))) continue;
    const auto table = object.attributes.find("table");
    invalid.push_back({object.identity, table == object.attributes.end() ? std::string{} : table->second});
  }
  return invalid;
}

}  // namespace rehearse::snapshot
