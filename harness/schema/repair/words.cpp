#include "schema/repair/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "schema/change.h"
#include "schema/identity.h"

namespace rehearse::schema::repair {

namespace {

struct Word {
  std::string_view kind;
  std::string_view sql;
};

constexpr std::array<Word, 23> kWords{{
    {"aggregate", "AGGREGATE"},
    {"collation", "COLLATION"},
    {"conversion", "CONVERSION"},
    {"event trigger", "EVENT TRIGGER"},
    {"extension", "EXTENSION"},
    {"foreign data wrapper", "FOREIGN DATA WRAPPER"},
    {"foreign server", "SERVER"},
    {"foreign table", "FOREIGN TABLE"},
    {"function", "FUNCTION"},
    {"index", "INDEX"},
    {"language", "LANGUAGE"},
    {"materialized view", "MATERIALIZED VIEW"},
    {"publication", "PUBLICATION"},
    {"schema", "SCHEMA"},
    {"sequence", "SEQUENCE"},
    {"statistics", "STATISTICS"},
    {"table", "TABLE"},
    {"text search configuration", "TEXT SEARCH CONFIGURATION"},
    {"text search dictionary", "TEXT SEARCH DICTIONARY"},
    {"text search parser", "TEXT SEARCH PARSER"},
    {"text search template", "TEXT SEARCH TEMPLATE"},
    {"type", "TYPE"},
    {"view", "VIEW"},
}};

// Manual, appendix C: what may not name a role without quotes, as far as it has the form of a plain name.
constexpr std::string_view kReserved =
    " all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean "
    "both case cast char character check coalesce collate collation column concurrently constraint create "
    "cross current_catalog current_date current_role current_schema current_time current_timestamp "
    "current_user dec decimal default deferrable desc distinct do else end except exists extract false fetch "
    "float for foreign freeze from full grant greatest group grouping having ilike in initially inner inout "
    "int integer intersect interval into is isnull join json json_array json_arrayagg json_exists "
    "json_object "
    "json_objectagg json_query json_scalar json_serialize json_table json_value lateral leading least left "
    "like limit localtime localtimestamp merge_action national natural nchar none normalize not notnull null "
    "nullif numeric offset on only or order out outer overlaps overlay placing position precision primary "
    "public real references returning right row select session_user setof similar smallint some substring "
    "symmetric system_user table tablesample then time timestamp to trailing treat trim true union unique "
    "user using values varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement "
    "xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable ";

bool is_plain_name(std::string_view name) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
         std::all_of(name.begin(), name.end(), is_plain) &&
         kReserved.find(fmt::format(" {} ", name)) == std::string_view::npos;
}

std::string doubled(std::string_view text, char quote) {
  std::string result;
  for (const char c : text) result.append(c == quote ? 2 : 1, c);
  return result;
}

bool is_on_relation(const SchemaObject& object) {
  return object.kind == "trigger" || object.kind == "rule" || object.kind == "policy" ||
         object.kind == "constraint";
}

std::string upper_word(std::string_view kind) {
  if (kind == "trigger") return "TRIGGER";
  if (kind == "rule") return "RULE";
  return kind == "policy" ? "POLICY" : "CONSTRAINT";
}

// An aggregate of all rows has no arguments, and SQL wants a star for them.
std::string name_of(const SchemaObject& object) {
  if (object.kind != "aggregate" || !object.identity.ends_with("()")) return object.identity;
  return object.identity.substr(0, object.identity.size() - 1) + "*)";
}

}  // namespace

std::string role(std::string_view name) {
  if (name == "PUBLIC" || is_plain_name(name)) return std::string(name);
  return '"' + doubled(name, '"') + '"';
}

std::string literal(std::string_view text) {
  const bool has_backslash = text.find('\\') != std::string_view::npos;
  return has_backslash ? "E'" + doubled(doubled(text, '\''), '\\') + '\'' : '\'' + doubled(text, '\'') + '\'';
}

std::string unquoted(std::string_view item) {
  if (item.size() < 2 || !item.starts_with('\'') || !item.ends_with('\'')) return std::string(item);
  std::string text;
  for (std::size_t i = 1; i + 1 < item.size(); ++i) {
    text += item[i];
    if (item[i] == '\'') ++i;
  }
  return text;
}

std::string item_literal(std::string_view item) {
  return literal(unquoted(item));
}

std::string dollar_quoted(std::string_view text) {
  std::string tag = "$$";
  const auto is_taken = [&] {
    return text.find(tag) != std::string_view::npos || (tag == "$$" && text.ends_with('$'));
  };
  for (int i = 1; is_taken(); ++i) tag = fmt::format("$body{}$", i);
  return tag + std::string(text) + tag;
}

std::string_view sql_word(const SchemaObject& object) {
  if (object.kind == "function" && attribute(object, "kind") == "procedure") return "PROCEDURE";
  if (object.kind == "type" && attribute(object, "kind") == "domain") return "DOMAIN";
  const auto* found =
      std::find_if(kWords.begin(), kWords.end(), [&](const Word& word) { return word.kind == object.kind; });
  return found == kWords.end() ? std::string_view{} : found->sql;
}

std::string container_target(const SchemaObject& part, const SchemaSnapshot& snapshot) {
  const std::string_view name = container(part);
  for (const char* kind : {"table", "foreign table", "materialized view", "view", "type"})
    if (const SchemaObject* object = find(snapshot, kind, name); object != nullptr)
      return fmt::format("{} {}", sql_word(*object), name);
  return {};
}

std::string target(const SchemaObject& object, const SchemaSnapshot& snapshot) {
  if (object.kind == "column") return fmt::format("COLUMN {}", object.identity);
  if (is_on_relation(object)) {
    const std::string owner = container_target(object, snapshot);
    if (owner.empty()) return {};
    return fmt::format("{} {} ON {}", upper_word(object.kind), last_name(object.identity),
                       owner.starts_with("DOMAIN") ? owner : std::string(container(object)));
  }
  const std::string_view word = sql_word(object);
  return word.empty() ? std::string{} : fmt::format("{} {}", word, name_of(object));
}

}  // namespace rehearse::schema::repair
