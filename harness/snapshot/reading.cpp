#include "snapshot/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <exception>
#include <iterator>
#include <numeric>

#include "base/strings.h"
#include "schema/compare.h"
#include "snapshot/packed.h"

namespace rehearse::snapshot {

namespace {

bool writes_expressions(const CatalogReader& reader) {
  constexpr std::array<std::string_view, 7> kinds{
      "constraint", "index", "materialized view", "policy", "rule", "trigger", "view"};
  return std::find(kinds.begin(), kinds.end(), reader.kind) != kinds.end();
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
      } else if (name == kPacked) {
        packed = column;
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
  std::optional<std::size_t> packed;
  std::vector<std::pair<std::size_t, std::string>> attributes;
};

Entry entry_of(const CatalogReader& reader, const pg::Result::Row& row, const Layout& layout) {
  Entry entry{{std::string(reader.kind), std::string(row[0].value_or("")), {}}};
  if (layout.oid) entry.oid = to_oid(row[*layout.oid].value_or("0"));
  if (layout.sub) entry.sub = to_number(row[*layout.sub].value_or("0"));
  for (const auto& [column, name] : layout.attributes)
    if (row[column]) entry.object.attributes.emplace_hint(entry.object.attributes.end(), name, *row[column]);
  if (layout.packed)
    unpack(row[*layout.packed].value_or(""), [&](std::string_view name, std::string_view value) {
      entry.put(std::string(name), std::string(value));
    });
  return entry;
}

// "siglen=8, statistics 500" of a key of an index.
std::string key_settings(std::string_view packed) {
  std::vector<std::string> settings;
  unpack(packed, [&](std::string_view name, std::string_view value) {
    if (name == "options") settings.emplace_back(value);
    if (name == "statistics target") settings.push_back(fmt::format("statistics {}", value));
  });
  return rehearse::join(settings, ", ");
}

void add_columns(Names& names, const pg::Result& columns) {
  const Layout layout(columns);
  for (std::size_t row = 0; row < columns.rows(); ++row) {
    const Oid relation = to_oid(columns.text(row, *layout.oid));
    const int number = to_number(columns.text(row, *layout.sub));
    const std::string_view name = columns.text(row, 0);
    if (name.empty()) {
      names.add_key_settings(relation, number, key_settings(columns.text(row, *layout.packed)));
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
  const auto found = object.attributes.find(attribute);
  if (found == object.attributes.end()) return {};
  std::string value = std::move(found->second);
  object.attributes.erase(found);
  return value;
}

void Entry::put(std::string attribute, std::string value) {
  if (!value.empty()) object.attributes.insert_or_assign(std::move(attribute), std::move(value));
}

Reading::Reading(const SnapshotOptions& options, int server_version)
    : options_(options), server_version_(server_version) {
  for (const CatalogReader* reader : catalogue())
    if (reader->wanted == nullptr || reader->wanted(options))
      (writes_expressions(*reader) ? expression_readers_ : row_readers_).push_back(reader);
  std::partition(row_readers_.begin(), row_readers_.end(),
                 [](const CatalogReader* reader) { return reader->kind == "column"; });
}

std::vector<Reading::Query> Reading::names_queries() {
  std::vector<Query> queries{{"superuser", [] { return "SELECT current_setting('is_superuser')"; }},
                             {"relations", Names::relations_query},
                             {"operator classes", Names::operator_classes_query}};
  for (const std::string& sql : Attachments::queries())
    queries.push_back({fmt::format("attachments {}", queries.size()), [sql] { return sql; }});
  return queries;
}

std::vector<Reading::Query> Reading::kind_queries(const Readers& readers) const {
  std::vector<Query> queries;
  for (const CatalogReader* reader : readers)
    queries.push_back({"kind " + std::string(reader->kind),
                       [reader, version = server_version_] { return reader->query(version); }});
  return queries;
}

void Reading::fetch(pg::Connection& connection, const std::vector<Query>& queries, const Take& take) {
  std::vector<std::string> executions;
  for (const Query& query : queries) {
    const std::string name = "rehearse snapshot: " + query.name;
    connection.prepare_once(name, query.sql);
    executions.push_back("EXECUTE " + pg::quote_identifier(name));
  }
  connection.query_each(executions, take);
}

void Reading::read_rows(pg::Connection& connection) {
  std::vector<Query> queries = names_queries();
  const std::size_t first_kind = queries.size();
  for (Query& query : kind_queries(row_readers_)) queries.push_back(std::move(query));
  std::vector<pg::Result> about_names;
  try {
    fetch(connection, queries, [&](std::size_t i, const pg::Result& result) {
      if (i < first_kind) return about_names.push_back(result);
      if (i == first_kind) learn_names(about_names, result);
      const CatalogReader& reader = *row_readers_[i - first_kind];
      rows_.emplace(reader.kind, kind(reader, result));
    });
  } catch (...) {
    // Nobody must wait for names that will never be known.
    if (names_known_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      names_learnt_.set_exception(std::current_exception());
    throw;
  }
  if (about_names.front().text(0, 0) != "on") read_not_seen(connection);
}

void Reading::learn_names(const std::vector<pg::Result>& results, const pg::Result& columns) {
  names_.add_relations(results.at(1));
  names_.add_operator_classes(results.at(2));
  add_columns(names_, columns);
  attachments_ = Attachments({results.begin() + 3, results.end()});
  names_learnt_.set_value();
}

void Reading::read_expressions(pg::Connection& connection) {
  fetch(connection, kind_queries(expression_readers_), [&](std::size_t i, const pg::Result& result) {
    names_known_.get();
    expressions_.emplace(expression_readers_[i]->kind, kind(*expression_readers_[i], result));
  });
}

void Reading::read_not_seen(pg::Connection& connection) {
  for (const CatalogReader* reader : catalogue()) {
    const bool wanted = reader->wanted == nullptr || reader->wanted(options_);
    if (!wanted || reader->not_seen == nullptr) continue;
    const pg::Result found = connection.query(reader->not_seen(server_version_));
    for (std::size_t row = 0; row < found.rows(); ++row) not_seen_.emplace_back(found.text(row, 0));
  }
}

Reading::Kind Reading::kind(const CatalogReader& reader, const pg::Result& rows) const {
  const Layout layout(rows);
  Kind kind{reader.catalog, {}, {}};
  kind.objects.reserve(rows.rows());
  rows.each_row([&](const pg::Result::Row& row) {
    Entry entry = entry_of(reader, row, layout);
    if (entry.oid != 0) kind.rows.push_back(entry.oid);
    if (entry.oid != 0 && attachments_.from_extension(reader.catalog, entry.oid)) return;
    if (reader.finish != nullptr) reader.finish(entry, names_);
    if (entry.whole != 0 && attachments_.from_extension(entry.whole_catalog, entry.whole)) return;
    attachments_.attach(reader.catalog, entry);
    if (!entry.object.identity.empty()) kind.objects.push_back(std::move(entry.object));
  });
  kind.objects = sorted_by_identity(std::move(kind.objects));
  return kind;
}

SchemaSnapshot Reading::finish() {
  rows_.merge(expressions_);
  SchemaSnapshot snapshot;
  snapshot.server_version = server_version_;
  snapshot.options = options_;
  snapshot.not_seen = not_seen_;
  for (auto& [name, kind] : rows_)
    std::move(kind.objects.begin(), kind.objects.end(), std::back_inserter(snapshot.objects));
  snapshot.digest = schema::digest(snapshot.objects);
  return snapshot;
}

Claims Reading::claims() const {
  Claims claims;
  for (const auto& [name, kind] : rows_) claims[kind.catalog].insert(kind.rows.begin(), kind.rows.end());
  return claims;
}

}  // namespace rehearse::snapshot
