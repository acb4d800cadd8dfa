#include "profile/gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/format.h"
#include "base/strings.h"

namespace rehearse::profile {

namespace {

std::string why(Missing missing, const std::string& table) {
  switch (missing) {
    case Missing::no_right:
      return fmt::format("no right to see them: GRANT SELECT ON {} TO the role, or pg_read_all_data", table);
    case Missing::row_security:
      return "row security applies to the role, which hides them: use the owner or a role with BYPASSRLS";
    case Missing::never_analyzed:
      return fmt::format("never analyzed: ANALYZE {}", table);
    case Missing::not_collected:
      return "not collected by the last ANALYZE: a new column, SET STATISTICS 0 or an empty table";
  }
  return {};
}

// The first few names; a wide table would fill the screen.
std::string named(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 4;
  const std::vector<std::string> shown(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kShown)));
  return join(shown, ", ") + (names.size() > kShown ? ", ..." : "");
}

void add_columns(const ProfileTable& table, const std::string& name, std::vector<std::string>& sentences) {
  std::map<Missing, std::vector<std::string>> missing;
  for (const ProfileColumn& column : table.columns)
    if (column.missing) missing[*column.missing].push_back(column.name);
  for (const auto& [reason, columns] : missing) {
    const std::string which = columns.size() == table.columns.size()
                                  ? std::string("any column")
                                  : fmt::format("{} ({})", count(columns.size(), "column"), named(columns));
    sentences.push_back(fmt::format("no statistics of {} of {}: {}", which, name, why(reason, name)));
  }
}

void add_extended(const ProfileTable& table, const std::string& name, std::vector<std::string>& sentences) {
  for (const ProfileStatistics& statistics : table.statistics) {
    if (!statistics.missing) continue;
    const std::string reason = *statistics.missing == Missing::no_right
                                   ? fmt::format("only the owner of {} may see them", name)
                                   : why(*statistics.missing, name);
    sentences.push_back(fmt::format("nothing of the extended statistics {}: {}", statistics.name, reason));
  }
}

void add_stale(const ProfileTable& table, const std::string& name, std::vector<std::string>& sentences) {
  constexpr std::int64_t kFewest = 1'000;
  constexpr double kStale = 0.2;
  const double limit = kStale * static_cast<double>(table.rows.value_or(0));
  if (!table.rows || table.changed_since_analyze < kFewest) return;
  if (static_cast<double>(table.changed_since_analyze) <= limit) return;
  sentences.push_back(fmt::format("the statistics of {} are stale: {} rows of {} changed since: ANALYZE {}",
                                  name, human(Rows{table.changed_since_analyze}), human(Rows{*table.rows}),
                                  name));
}

}  // namespace

std::vector<std::string> gaps(const DataProfile& profile) {
  std::vector<std::string> sentences;
  for (const ProfileTable& table : profile.tables) {
    const std::string name = table.schema + "." + table.name;
    add_columns(table, name, sentences);
    add_extended(table, name, sentences);
    add_stale(table, name, sentences);
  }
  return sentences;
}

}  // namespace rehearse::profile
