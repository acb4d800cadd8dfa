#include "config/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::config {

namespace {

SourceLocation locate(const toml::source_region& region, const std::string& file) {
  return {file, region.begin.line, region.begin.column};
}

toml::table parse(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::usage, fmt::format("not valid TOML: {}", error.description()), {},
                locate(error.source(), file));
  }
}

bool is_bare_key(std::string_view key) {
  const auto plain = [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; };
  return !key.empty() && std::all_of(key.begin(), key.end(), plain);
}

}  // namespace

std::optional<Value> Table::find(std::string_view key) {
  known_.emplace_back(key);
  const toml::node* node = table_->get(key);
  if (node == nullptr) return std::nullopt;
  return Value(*node, path_to(key), file_);
}

Value Table::require(std::string_view key) {
  if (auto value = find(key)) return *std::move(value);
  throw Error(ErrorKind::usage, fmt::format("{} needs the key '{}'", name_, key), {},
              locate(table_->source(), file_));
}

void Table::unsupported(std::string_view key, const std::string& hint) {
  if (const auto value = find(key)) value->fail("not supported in this version", hint);
}

std::vector<std::pair<std::string, Value>> Table::entries() const {
  std::vector<std::pair<std::string, Value>> all;
  for (const auto& entry : *table_)
    all.emplace_back(entry.first.str(), Value(entry.second, path_to(entry.first.str()), file_));
  return all;
}

void Table::finish(const std::string& hint_for_tables) const {
  for (const auto& entry : *table_) {
    const std::string key(entry.first.str());
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string where = name_.empty() ? "" : fmt::format(" in [{}]", name_);
    throw Error(ErrorKind::usage, fmt::format("unknown key '{}'{}{}", key, where, did_you_mean(key, known_)),
                entry.second.is_table() ? hint_for_tables : "", locate(entry.first.source(), file_));
  }
}

std::string Table::path_to(std::string_view key) const {
  const std::string last = is_bare_key(key) ? std::string(key) : fmt::format("\"{}\"", key);
  return name_.empty() ? last : name_ + "." + last;
}

Document::Document(std::string_view text, std::string file)
    : file_(std::move(file)), root_(parse(text, file_)) {}

}  // namespace rehearse::config
