#include "profile/restore_call.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "profile/sql_pieces.h"
#include "rehearse/error.h"

namespace rehearse::profile {

namespace {

using sql::TokenKind;
using Pieces = std::vector<SqlPiece>;

constexpr std::string_view kRelation = "pg_restore_relation_stats";
constexpr std::string_view kAttribute = "pg_restore_attribute_stats";

[[noreturn]] void refuse(const Statement& statement) {
  throw Error(ErrorKind::usage, "this call does not look like one that pg_dump wrote",
              "make the file with pg_dump --statistics-only of PostgreSQL 18", statement.location);
}

// The pieces between the outermost parentheses, cut at commas.
std::vector<Pieces> arguments_of(const Pieces& pieces, Pieces::const_iterator open) {
  std::vector<Pieces> result(1);
  int depth = 0;
  for (auto piece = open; piece != pieces.end(); ++piece) {
    if (piece->kind == TokenKind::close && --depth == 0) return result;
    if (depth == 1 && piece->text == ",")
      result.emplace_back();
    else if (depth > 0)
      result.back().push_back(*piece);
    if (piece->kind == TokenKind::open) ++depth;
  }
  return {};
}

// A literal with or without a cast behind it; nothing for NULL.
std::optional<std::string> value_of(const Pieces& argument, const Statement& statement) {
  if (argument.empty()) refuse(statement);
  if (argument.front().is_string()) return unquoted(argument.front().text);
  if (equals_ignoring_case(argument.front().text, "null")) return std::nullopt;
  std::string result;
  for (const SqlPiece& piece : argument) {
    if (piece.text == ":") break;
    result += piece.text;
  }
  return result;
}

RestoreCall call_of(const Pieces& pieces, Pieces::const_iterator name, const Statement& statement) {
  RestoreCall call{.is_relation = equals_ignoring_case(name->text, kRelation)};
  const auto arguments = arguments_of(pieces, std::next(name));
  if (arguments.empty() || arguments.size() % 2 != 0) refuse(statement);
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const auto key = value_of(arguments[i], statement);
    auto value = value_of(arguments[i + 1], statement);
    if (key && value) call.arguments[*key] = std::move(*value);
  }
  if (!call.find("schemaname") || !call.find("relname")) refuse(statement);
  return call;
}

}  // namespace

std::optional<std::string_view> RestoreCall::find(const std::string& name) const {
  const auto found = arguments.find(name);
  return found == arguments.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

std::optional<RestoreCall> restore_call(const Statement& statement) {
  if (!equals_ignoring_case(std::string_view(statement.text).substr(0, 6), "select")) return std::nullopt;
  if (statement.text.find("pg_restore_") == std::string::npos) return std::nullopt;
  const Pieces pieces = sql_pieces(statement.text, statement.location.file);
  const auto name = std::find_if(pieces.begin(), pieces.end(), [](const SqlPiece& piece) {
    return equals_ignoring_case(piece.text, kRelation) || equals_ignoring_case(piece.text, kAttribute);
  });
  if (name == pieces.end()) return std::nullopt;
  return call_of(pieces, name, statement);
}

}  // namespace rehearse::profile
