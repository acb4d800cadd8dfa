#include "snapshot/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <future>
#include <iterator>
#include <numeric>
#include <optional>

#include "base/strings.h"
#include "schema/compare.h"
#include "snapshot/attachments.h"

namespace rehearse::snapshot {

namespace {

constexpr const char* kRelations = "relations";
constexpr const char* kOperatorClasses = "operator classes";
constexpr const char* kSuperuser = "superuser";

std::string attachment_name(std::size_t number) {
  return fmt::format("attachments {}", number);
}

std::string reader_name(const CatalogReader& reader) {
  return "kind " + std::string(reader.kind);
}

// Columns and indexes take about as long as all other kinds together.
bool is_heavy(const CatalogReader& reader) {
  return reader.kind == "column" || reader.kind == "index";
}

int to_number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Which columns of a reader's result hold what.
struct Layout {
  explicit Layout(const pg::Result& result) {
    for (std::size_t column = 1; column < result.columns(); ++column) {
      const std::string name = result.column_name(column);
      if (name == "oid") {
        oid = column;
      } else if (name == "sub") {
        sub = column;
      } else {
        attributes.emplace_back(column, name);
      }
    }
    // In the order of the map that they go into.
    std::sort(attributes.begin(), attributes.end(),
              [](const auto& a, const auto& b) { return a.second < b.second; });
  }
  std::optional<std::size_t> oid;
  std::optional<std::size_t> sub;
  std::vector<std::pair<std::size_t, std::string>> attributes;
};

Entry entry_of(const CatalogReader& reader, const pg::Result::Row& row, const Layout& layout) {
  Entry entry{{std::string(reader.kind), std::string(row[0].value_or("")), {}}};
  if (layout.oid) entry.oid = to_oid(row[*layout.oid].value_or("0"));
  if (layout.sub) entry.sub = to_number(row[*layout.sub].value_or("0"));
  for (const auto& [column, name] : layout.attributes)
    if (row[column]) entry.object.attributes.emplace_hint(entry.object.attributes.end(), name, *row[column]);
  return entry;
}

// "siglen=8, statistics 500" of a key of an index.
std::string key_settings(const pg::Result& columns, std::size_t row, const Layout& layout) {
  std::vector<std::string> settings;
  for (const auto& [column, name] : layout.attributes) {
    const auto value = columns.value(row, column);
    if (value && name == "options") settings.emplace_back(*value);
    if (value && name == "statistics target") settings.push_back(fmt::format("statistics {}", *value));
  }
  return rehearse::join(settings, ", ");
}

void add_columns(Names& names, const pg::Result& columns) {
  const Layout layout(columns);
  for (std::size_t row = 0; row < columns.rows(); ++row) {
    const Oid relation = to_oid(columns.text(row, *layout.oid));
    const int number = to_number(columns.text(row, *layout.sub));
    const std::string_view name = columns.text(row, 0);
    if (name.empty()) {
      names.add_key_settings(relation, number, key_settings(columns, row, layout));
    } else {
      names.add_column(relation, number, std::string(name));
    }
  }
}

// By way of positions: objects are expensive to move about.
std::vector<SchemaObject> sorted_by_identity(std::vector<SchemaObject>&& objects) {
  std::vector<std::size_t> order(objects.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return objects[a].identity < objects[b].identity; });
  std::vector<SchemaObject> result;
  result.reserve(objects.size());
  for (const std::size_t place : order) result.push_back(std::move(objects[place]));
  return result;
}

}  // namespace

std::string Entry::take(const std::string& attribute) {
  auto node = object.attributes.extract(attribute);
  return node ? std::move(node.mapped()) : std::string{};
}

void Entry::put(std::string attribute, std::string value) {
  if (!value.empty()) object.attributes.insert_or_assign(std::move(attribute), std::move(value));
}

Reading::Reading(const SnapshotOptions& options, int server_version)
    : options_(options), server_version_(server_version) {
  for (const CatalogReader* reader : catalogue())
    if (reader->wanted == nullptr || reader->wanted(options)) readers_.push_back(reader);
}

Reading::Query Reading::query_of(const CatalogReader& reader) const {
  return {reader_name(reader), [&reader, version = server_version_] { return reader.query(version); }};
}

Reading::Results Reading::fetch(pg::Connection& connection, const std::vector<Query>& queries) {
  std::vector<std::string> executions;
  for (const Query& query : queries) {
    const std::string name = "rehearse snapshot: " + query.name;
    connection.prepare_once(name, query.sql);
    executions.push_back("EXECUTE " + pg::quote_identifier(name));
  }
  Results results;
  connection.query_each(
      executions, [&](std::size_t i, const pg::Result& result) { results.emplace(queries[i].name, result); });
  return results;
}

void Reading::fetch_heavy(pg::Connection& connection) {
  std::vector<Query> queries;
  for (const CatalogReader* reader : readers_)
    if (is_heavy(*reader)) queries.push_back(query_of(*reader));
  heavy_ = fetch(connection, queries);
}

void Reading::fetch_light(pg::Connection& connection) {
  std::vector<Query> queries{{kSuperuser, [] { return "SELECT current_setting('is_superuser')"; }},
                             {kRelations, Names::relations_query},
                             {kOperatorClasses, Names::operator_classes_query}};
  for (const std::string& sql : Attachments::queries())
    queries.push_back({attachment_name(queries.size()), [sql] { return sql; }});
  for (const CatalogReader* reader : readers_)
    if (!is_heavy(*reader)) queries.push_back(query_of(*reader));
  light_ = fetch(connection, queries);
  if (result(kSuperuser).text(0, 0) != "on") fetch_not_seen(connection);
}

void Reading::fetch_not_seen(pg::Connection& connection) {
  for (const CatalogReader* reader : readers_) {
    if (reader->not_seen == nullptr) continue;
    const pg::Result found = connection.query(reader->not_seen(server_version_));
    for (std::size_t row = 0; row < found.rows(); ++row) not_seen_.emplace_back(found.text(row, 0));
  }
}

const pg::Result& Reading::result(const std::string& name) const {
  const auto light = light_.find(name);
  return light != light_.end() ? light->second : heavy_.at(name);
}

Names Reading::names() const {
  Names names;
  names.add_relations(result(kRelations));
  names.add_operator_classes(result(kOperatorClasses));
  add_columns(names, result("kind column"));
  return names;
}

Attachments Reading::attachments() const {
  std::vector<pg::Result> results;
  for (const auto& [name, one] : light_)
    if (name.starts_with("attachments ")) results.push_back(one);
  return Attachments(results);
}

Reading::Kind Reading::kind(const CatalogReader& reader, const Names& names,
                            const Attachments& attachments) const {
  const pg::Result& rows = result(reader_name(reader));
  const Layout layout(rows);
  Kind kind{reader.catalog, {}, {}};
  kind.objects.reserve(rows.rows());
  rows.each_row([&](const pg::Result::Row& row) {
    Entry entry = entry_of(reader, row, layout);
    if (entry.oid != 0) kind.rows.push_back(entry.oid);
    if (entry.oid != 0 && attachments.from_extension(reader.catalog, entry.oid)) return;
    if (reader.finish != nullptr) reader.finish(entry, names);
    if (entry.whole != 0 && attachments.from_extension(entry.whole_catalog, entry.whole)) return;
    attachments.attach(reader.catalog, entry);
    if (!entry.object.identity.empty()) kind.objects.push_back(std::move(entry.object));
  });
  kind.objects = sorted_by_identity(std::move(kind.objects));
  return kind;
}

SchemaSnapshot Reading::join(std::map<std::string_view, Kind>&& kinds) {
  SchemaSnapshot snapshot;
  snapshot.server_version = server_version_;
  snapshot.options = options_;
  snapshot.not_seen = not_seen_;
  for (auto& [name, kind] : kinds) {
    rows_.emplace_back(kind.catalog, std::move(kind.rows));
    std::move(kind.objects.begin(), kind.objects.end(), std::back_inserter(snapshot.objects));
  }
  snapshot.digest = schema::digest(snapshot.objects);
  return snapshot;
}

Claims Reading::claims() const {
  Claims claims;
  for (const auto& [catalog, oids] : rows_)
    for (const Oid oid : oids) claims.emplace(catalog, oid);
  return claims;
}

SchemaSnapshot Reading::assemble() {
  const Names all_names = names();
  const Attachments all_attachments = attachments();
  const auto make = [&](const CatalogReader* reader) { return kind(*reader, all_names, all_attachments); };
  std::map<std::string_view, std::future<Kind>> heavy;
  for (const CatalogReader* reader : readers_)
    if (is_heavy(*reader)) heavy.emplace(reader->kind, std::async(std::launch::async, make, reader));
  std::map<std::string_view, Kind> kinds;
  for (const CatalogReader* reader : readers_)
    if (!is_heavy(*reader)) kinds.emplace(reader->kind, make(reader));
  for (auto& [name, future] : heavy) kinds.emplace(name, future.get());
  return join(std::move(kinds));
}

}  // namespace rehearse::snapshot
