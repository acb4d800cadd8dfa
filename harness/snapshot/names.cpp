#include "snapshot/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/strings.h"
#include "pg/connection.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

bool is_part_of_number(char c) {
  return (c >= '0' && c <= '9') || c == '-';
}

std::vector<std::string> column_list(const Names& names, Oid relation, std::string_view attribute_numbers) {
  std::vector<std::string> list;
  for (const std::int64_t number : numbers(attribute_numbers))
    list.push_back(names.column(relation, static_cast<int>(number)));
  return list;
}

}  // namespace

std::vector<std::int64_t> numbers(std::string_view text) {
  std::vector<std::int64_t> result;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    if (!is_part_of_number(*at)) {
      ++at;
      continue;
    }
    std::int64_t value = 0;
    at = std::max(std::from_chars(at, end, value).ptr, at + 1);
    result.push_back(value);
  }
  return result;
}

Oid to_oid(std::string_view text) {
  Oid value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string Names::relations_query() {
  return "SELECT c.oid, " + qualified("n", "c.relname") +
         " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + is_user_oid("c.oid") +
         " AND c.relkind <> 't' AND c.relpersistence <> 't'";
}

std::string Names::operator_classes_query() {
  return "SELECT o.oid, CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || "
         "quote_ident(o.opcname) FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace";
}

void Names::add_relations(const pg::Result& result) {
  relations_.reserve(result.rows());
  for (std::size_t row = 0; row < result.rows(); ++row)
    relations_[to_oid(result.text(row, 0))].name = result.text(row, 1);
}

void Names::add_operator_classes(const pg::Result& result) {
  for (std::size_t row = 0; row < result.rows(); ++row)
    operator_classes_.emplace(to_oid(result.text(row, 0)), result.text(row, 1));
}

void Names::add_column(Oid relation, int attribute_number, std::string name) {
  auto& columns = relations_[relation].columns;
  const auto place = static_cast<std::size_t>(attribute_number);
  if (columns.size() < place) columns.resize(place);
  columns[place - 1] = std::move(name);
}

void Names::add_key_settings(Oid index, int key, const std::string& settings) {
  if (!settings.empty()) key_settings_[index].emplace(key, settings);
}

const std::string& Names::relation(Oid oid) const {
  static const std::string none;
  const auto found = relations_.find(oid);
  return found == relations_.end() ? none : found->second.name;
}

const std::string& Names::relation(std::string_view oid) const {
  return relation(to_oid(oid));
}

std::string Names::column(Oid relation, int attribute_number) const {
  if (attribute_number == 0) return "expression";
  const auto found = relations_.find(relation);
  const auto place = static_cast<std::size_t>(attribute_number);
  if (found == relations_.end() || attribute_number < 0 || found->second.columns.size() < place) return {};
  return found->second.columns[place - 1];
}

int Names::position(Oid relation, int attribute_number) const {
  const auto found = relations_.find(relation);
  if (found == relations_.end()) return attribute_number;
  const auto first = found->second.columns.begin();
  const auto dropped = std::count(first, first + attribute_number, std::string{});
  return attribute_number - static_cast<int>(dropped);
}

std::string Names::columns(Oid relation, std::string_view attribute_numbers) const {
  return join(column_list(*this, relation, attribute_numbers), ", ");
}

std::string Names::column_set(Oid relation, std::string_view attribute_numbers) const {
  std::vector<std::string> list = column_list(*this, relation, attribute_numbers);
  std::sort(list.begin(), list.end());
  return join(list, ", ");
}

std::string Names::key_settings(Oid index) const {
  const auto found = key_settings_.find(index);
  if (found == key_settings_.end()) return {};
  std::vector<std::string> keys;
  for (const auto& [key, settings] : found->second) keys.push_back(fmt::format("key {}: {}", key, settings));
  return join(keys, ", ");
}

std::string Names::operator_classes(std::string_view oids) const {
  std::vector<std::string> names;
  for (const std::int64_t oid : numbers(oids)) {
    const auto found = operator_classes_.find(static_cast<Oid>(oid));
    names.push_back(found == operator_classes_.end() ? std::string{} : found->second);
  }
  return join(names, ", ");
}

}  // namespace rehearse::snapshot
