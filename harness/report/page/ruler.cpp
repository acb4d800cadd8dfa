#include "report/page/ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "base/format.h"
#include "report/page/drawing.h"
#include "report/text.h"

namespace rehearse::report::page {

namespace {

constexpr std::size_t kMostStatements = 60;

std::string number_of(const StatementTiming& statement) {
  return std::to_string(statement.location.line > 0 ? statement.location.line : statement.index + 1);
}

/// Keeps numbers apart that would overlap.
class Numbers {
 public:
  /// Where there is room for a number within the statement, from its start on.
  std::optional<double> place(double from, double to) {
    double at = std::min(from, 1 - kWidth);
    for (const double taken : taken_)  // sorted
      if (taken < at + kWidth && at < taken + kWidth) at = taken + kWidth;
    if (at > from && at + kWidth > to) return std::nullopt;
    taken_.insert(at);
    return at;
  }

 private:
  static constexpr double kWidth = 0.05;  // of two or three digits, on a telephone
  std::set<double> taken_;
};

std::vector<const StatementTiming*> most_important_first(const StepResult& step,
                                                         const std::set<std::size_t>& guilty) {
  std::vector<const StatementTiming*> result;
  for (const StatementTiming& each : step.trace.statements)
    if (result.size() < kMostStatements) result.push_back(&each);
  std::stable_sort(result.begin(), result.end(), [&](const auto* a, const auto* b) {
    return std::tuple(guilty.contains(a->index), a->duration) >
           std::tuple(guilty.contains(b->index), b->duration);
  });
  return result;
}

}  // namespace

Element ruler(const StepResult& step, const std::set<std::size_t>& guilty, const Scale& scale, int top) {
  std::vector<Element> groups;
  Numbers numbers;
  for (const StatementTiming* each : most_important_first(step, guilty)) {
    const bool blamed = guilty.contains(each->index);
    const double from = scale.share(each->started);
    const double to = scale.share(each->started + each->duration);
    Element group = described(
        fmt::format("{}, {}: {}", place_of(*each), human(each->duration), shorten(one_line(each->sql), 160)));
    group.add(rect(from, to, top + 4, 5, blamed ? "statement guilty" : "statement"));
    if (const auto at = numbers.place(from, to))
      group.add(label_at(*at, top + 22, blamed ? "no guilty" : "no", number_of(*each)));
    groups.push_back(std::move(group));
  }
  std::reverse(groups.begin(), groups.end());  // what is drawn later hides what was there
  Element result("g");
  for (Element& group : groups) result.add(std::move(group));
  return result;
}

}  // namespace rehearse::report::page
