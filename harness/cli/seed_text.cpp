#include "cli/seed_text.h"

#include <fmt/format.h>

#include "base/format.h"
#include "cli/shell.h"
#include "report/text.h"
#include "report/text_table.h"

namespace rehearse::cli {

namespace {

using report::Align;
using report::TextTable;

std::string rate(const SeededTable& table) {
  const double seconds = table.duration.count() / 1'000;
  if (table.rows.value == 0 || seconds <= 0) return "";
  return human(Rows{static_cast<std::int64_t>(static_cast<double>(table.rows.value) / seconds)});
}

SeededTable total(const std::vector<SeededTable>& tables) {
  SeededTable sum{"total", {}, {}, {}, {}};
  for (const SeededTable& table : tables) {
    sum.rows.value += table.rows.value;
    sum.bytes.value += table.bytes.value;
  }
  return sum;
}

std::vector<std::string> cells(const SeededTable& table) {
  return {report::one_line(table.table), human(table.rows), human(table.bytes), rate(table)};
}

// Notes are sentences: they stand below the numbers.
std::string notes(const std::vector<SeededTable>& tables, std::size_t width) {
  std::string text;
  for (const SeededTable& table : tables) {
    if (table.problem.empty()) continue;
    const std::string note =
        fmt::format("{}: {}", report::one_line(table.table), report::one_line(table.problem));
    for (const std::string& line : report::wrap(note, width - 2)) text += "  " + line + "\n";
  }
  return text.empty() ? text : "\n" + text;
}

std::string table_text(const SeedFacts& facts, std::size_t width) {
  if (facts.tables.empty()) return "  no table to seed\n";
  TextTable table({{" table"}, {"rows", Align::right}, {"size", Align::right}, {"rows/s", Align::right}});
  const auto add = [&table](const SeededTable& seeded) {
    auto row = cells(seeded);
    row.front() = " " + row.front();
    table.add(std::move(row));
  };
  for (const SeededTable& seeded : facts.tables) add(seeded);
  SeededTable sum = total(facts.tables);
  sum.duration = facts.duration;
  add(sum);
  return table.render(width);
}

std::string kept_text(const run::KeptServer& server) {
  return fmt::format("\nThe server runs on; rehearse gc --all stops it and removes its data.\n  {}\n",
                     psql_line(server));
}

}  // namespace

std::string psql_line(const run::KeptServer& server) {
  const Endpoint& endpoint = server.endpoint;
  return fmt::format("psql -h {} -p {} -U {} {}", shell_quoted(endpoint.host), endpoint.port,
                     shell_quoted(endpoint.owner), shell_quoted(server.database));
}

std::string seed_text(const SeedResult& result, std::size_t width) {
  const SeedFacts& facts = result.seeded;
  std::string text = fmt::format(
      "scenario {}   PostgreSQL {}   {}   seed value {}   {} {}\n\n", report::one_line(result.scenario),
      result.server.version, count(result.migrations, "migration"), facts.value,
      facts.cached ? "from the cache, seeded once in" : "seeded in", human(facts.duration));
  text += table_text(facts, width) + notes(facts.tables, width);
  if (result.fidelity) text += "\n" + fidelity_text(*result.fidelity, width);
  if (result.kept) text += kept_text(*result.kept);
  return text;
}

}  // namespace rehearse::cli
