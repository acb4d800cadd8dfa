#include "dump/dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/strings.h"
#include "dump/words.h"
#include "rehearse/error.h"
#include "source/read_file.h"
#include "sql/keywords.h"
#include "sql/lexer.h"
#include "sql/splitter.h"

namespace rehearse::dump {

namespace {

// "-- Dumped from database version 15.18 (Debian ...)", as pg_dump writes it.
int major_of(std::string_view text) {
  constexpr std::string_view kMark = "\n-- Dumped from database version ";
  constexpr std::size_t kHead = 2'000;
  const std::string_view head = text.substr(0, kHead);
  const auto at = head.find(kMark);
  int major = 0;
  if (at != std::string_view::npos)
    std::from_chars(head.data() + at + kMark.size(), head.data() + head.size(), major);
  return major;
}

// The identifier with which `text` begins, folded as the server does.
std::string identifier(std::string_view text) {
  if (text.front() != '"') return lower(text.substr(0, text.find_first_of(" \t\r\n;")));
  std::string name;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"' && (++i == text.size() || text[i] != '"')) break;
    name += text[i];
  }
  return name;
}

// The third word of CREATE DATABASE name.
std::string database_of(const Statement& statement) {
  sql::Locator locator(statement.text, "");
  sql::Lexer lexer(statement.text, locator);
  std::size_t words = 0;
  for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next())
    if (token.kind != sql::TokenKind::comment && ++words == 3)
      return identifier(std::string_view(statement.text).substr(token.begin));
  return {};
}

void note_database(const Statement& statement, Dump& dump) {
  if (!dump.database.empty())
    throw Error(ErrorKind::usage, "this dump holds more than one database",
                "dump them one by one: pg_dump --schema-only DATABASE", statement.location);
  dump.database = database_of(statement);
}

void note(const Statement& statement, Dump& dump) {
  const Words words = sql::leading_keywords(statement.text, 2);
  if (begin_with(words, {"CREATE", "DATABASE"})) note_database(statement, dump);
  dump.grants = dump.grants || begin_with(words, {"GRANT"}) || begin_with(words, {"REVOKE"});
}

}  // namespace

void refuse_binary(std::string_view content, const std::string& file) {
  if (!content.starts_with("PGDMP")) return;
  throw Error(ErrorKind::usage, fmt::format("{} is a dump in pg_dump's custom format, not SQL", file),
              fmt::format("turn it into SQL: pg_restore --schema-only -f schema.sql {}", file));
}

Dump parse(std::string_view text, const std::string& file) {
  refuse_binary(text, file);
  Dump dump;
  dump.script = {
      .path = file, .statements = sql::split_dump(text, file), .transaction = TransactionPolicy::own};
  dump.major = major_of(text);
  for (const Statement& statement : dump.script.statements) note(statement, dump);
  if (dump.script.statements.empty())
    throw Error(ErrorKind::usage, fmt::format("{} holds no SQL statement", file),
                "pg_dump --schema-only DATABASE writes the schema of a database");
  return dump;
}

Dump read(const std::filesystem::path& file) {
  return parse(source::read_file(file), file.string());
}

}  // namespace rehearse::dump
