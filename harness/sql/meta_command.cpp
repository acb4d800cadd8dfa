#include "sql/meta_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace rehearse::sql {

namespace {

struct Advice {
  std::string_view command;
  std::string_view hint;
};

constexpr std::string_view kInclude = "write the SQL of the included file into the migration itself";
constexpr std::string_view kConnect =
    "remove the line: a migration runs in the one database that it is given";
constexpr std::string_view kDump = "remove the line: pg_dump writes it for psql alone";
constexpr std::string_view kVariable = "write the value where the variable is used";
constexpr std::string_view kCopy = "use COPY ... FROM STDIN; with the data behind it, ended by a line \\.";

constexpr std::array<Advice, 13> kAdvice{
    {{"\\i", kInclude},
     {"\\ir", kInclude},
     {"\\include", kInclude},
     {"\\include_relative", kInclude},
     {"\\c", kConnect},
     {"\\connect", kConnect},
     {"\\restrict", kDump},
     {"\\unrestrict", kDump},
     {"\\set", kVariable},
     {"\\gset", kVariable},
     {"\\copy", kCopy},
     {"\\gexec", "write the statements out, or EXECUTE them in a DO block"},
     {"\\.", "it ends the data of COPY ... FROM STDIN; but no such statement precedes it"}}};

std::string_view command_at(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset);
  return rest.substr(0, rest.find_first_of(" \t\r\n\f\v;\\", 1));
}

std::string_view advice(std::string_view command) {
  const auto* const found =
      std::find_if(kAdvice.begin(), kAdvice.end(), [&](const Advice& a) { return a.command == command; });
  return found == kAdvice.end() ? "remove the line, or say the same in SQL" : found->hint;
}

// A dump of one database connects to the one that it has created. \set is idle unless the variable is used,
// which then fails at its place.
constexpr std::array<std::string_view, 13> kIdle{
    "\\c",    "\\connect",  "\\echo", "\\encoding", "\\pset",  "\\q",         "\\qecho",
    "\\quit", "\\restrict", "\\set",  "\\timing",   "\\unset", "\\unrestrict"};

}  // namespace

bool is_idle_in_dumps(std::string_view text, std::size_t offset) {
  return std::find(kIdle.begin(), kIdle.end(), command_at(text, offset)) != kIdle.end();
}

Error meta_command_error(std::string_view text, std::size_t offset, Locator& locator) {
  const std::string_view command = command_at(text, offset);
  return locator.error(offset, fmt::format("{} is a command of psql, not SQL", command),
                       std::string(advice(command)));
}

}  // namespace rehearse::sql
