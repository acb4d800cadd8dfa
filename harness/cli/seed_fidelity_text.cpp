#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/contains.h"
#include "base/format.h"
#include "cli/seed_text.h"
#include "report/text.h"
#include "report/text_table.h"

namespace rehearse::cli {

namespace {

using profile::Deviation;
using Metric = profile::FidelityMetric;
using report::Align;
using report::TextTable;

constexpr double kPageBytes = 8'192;

/// All that is known of one column, table or index.
struct Subject {
  std::string name;
  std::map<Metric, const Deviation*> metrics;
};

// Deviations come worst first: so do the subjects.
std::vector<Subject> subjects(const std::vector<Deviation>& deviations, const std::vector<Metric>& metrics) {
  std::vector<Subject> result;
  for (const Deviation& each : deviations) {
    if (!contains(metrics, each.metric)) continue;
    auto same = std::find_if(result.begin(), result.end(),
                             [&](const Subject& subject) { return subject.name == each.subject; });
    if (same == result.end()) same = result.insert(same, {each.subject, {}});
    same->metrics.emplace(each.metric, &each);
  }
  return result;
}

// "850", "12.3k", "4.56M": four columns of numbers stand beside it.
std::string compact(double number) {
  if (number < 10'000) return fmt::format("{:.0f}", number);
  return number < 999'500 ? fmt::format("{:.3g}k", number / 1'000) : fmt::format("{:.3g}M", number / 1e6);
}

std::string value_text(Metric metric, double value) {
  switch (metric) {
    case Metric::null_fraction:
      return fmt::format("{:.3g}%", value * 100);
    case Metric::correlation:
      return fmt::format("{:.2f}", value);
    case Metric::rows:
      return human(Rows{std::llround(value)});
    case Metric::table_bytes:
    case Metric::index_bytes:
    case Metric::toast_bytes:
      return human(Bytes{std::llround(value * kPageBytes)});
    default:
      return compact(value);
  }
}

bool is_distance(Metric metric) {
  return metric == Metric::frequencies || metric == Metric::histogram;
}

std::string pair_text(const Deviation& each) {
  if (is_distance(each.metric)) return fmt::format("{:.3f}", each.deviation);
  const std::string wanted = value_text(each.metric, each.wanted);
  const std::string found = value_text(each.metric, each.found);
  return wanted == found ? found : wanted + " > " + found;
}

bool misses(const Deviation& each) {
  return each.deviation > profile::bar_of(each.metric).usual;
}

std::string cell(const Subject& subject, Metric metric) {
  const auto known = subject.metrics.find(metric);
  if (known == subject.metrics.end()) return "";
  return (misses(*known->second) ? "! " : "") + pair_text(*known->second);
}

std::string table_text(const std::vector<Deviation>& deviations, const std::string& title,
                       const std::vector<std::pair<Metric, std::string>>& metrics, std::size_t width) {
  std::vector<TextTable::Column> columns{{" " + title}};
  std::vector<Metric> wanted;
  for (const auto& [metric, name] : metrics) {
    columns.push_back({name, Align::right});
    wanted.push_back(metric);
  }
  TextTable table(columns);
  const std::vector<Subject> all = subjects(deviations, wanted);
  if (all.empty()) return {};
  for (const Subject& subject : all) {
    std::vector<std::string> cells{" " + report::one_line(subject.name)};
    for (const Metric metric : wanted) cells.push_back(cell(subject, metric));
    table.add(std::move(cells));
  }
  return table.render(width) + "\n";
}

std::string list(const std::string& title, const std::vector<std::string>& sentences, std::size_t width) {
  if (sentences.empty()) return {};
  std::string text = title + "\n";
  for (const std::string& sentence : sentences) {
    std::string indent = "  ";
    for (const std::string& line : report::wrap(report::one_line(sentence), width - 4)) {
      text += indent + line + "\n";
      indent = "    ";
    }
  }
  return text + "\n";
}

std::string sentence(const run::Unmet& unmet) {
  const Deviation& each = unmet.deviation;
  const std::string off =
      is_distance(each.metric) || each.metric == Metric::null_fraction || each.metric == Metric::correlation
          ? fmt::format("{:.3f}", each.deviation)
          : fmt::format("{:.1f} %", each.deviation * 100);
  return fmt::format("{}, {}: off by {}{}{}", each.subject, profile::name_of(each.metric), off,
                     unmet.reason.empty() ? "" : "; ", unmet.reason);
}

// Which columns nobody asked anything of is seen in the list of those that were.
std::vector<std::string> not_asked(const std::vector<std::string>& columns) {
  if (columns.empty()) return {};
  constexpr std::size_t kShown = 6;
  std::string text = count(columns.size(), "column");
  for (std::size_t i = 0; i < std::min(kShown, columns.size()); ++i)
    text += (i == 0 ? ": " : ", ") + columns[i];
  return {text + (columns.size() > kShown ? ", ..." : "")};
}

}  // namespace

std::string fidelity_text(const run::SeedFidelity& fidelity, std::size_t width) {
  const std::vector<Deviation>& deviations = fidelity.fidelity.deviations;
  std::vector<std::string> unmet;
  for (const run::Unmet& each : fidelity.unmet) unmet.push_back(sentence(each));
  std::string text = "asked > there, by ANALYZE; ! beyond what 95 of 100 should keep to\n\n";
  text += table_text(deviations, "column",
                     {{Metric::null_fraction, "NULLs"},
                      {Metric::distinct, "distinct"},
                      {Metric::frequencies, "freq L1"},
                      {Metric::histogram, "hist KS"},
                      {Metric::correlation, "order"},
                      {Metric::width, "width"}},
                     width);
  text += table_text(deviations, "table",
                     {{Metric::rows, "rows"}, {Metric::table_bytes, "size"}, {Metric::toast_bytes, "TOAST"}},
                     width);
  text += table_text(deviations, "index", {{Metric::index_bytes, "size"}}, width);
  text += list("not as asked", unmet, width);
  text += list("notes", fidelity.notes, width);
  text += list("not compared", fidelity.fidelity.not_compared, width);
  text += list("nothing is asked of", not_asked(fidelity.not_asked), width);
  text.pop_back();
  return text;
}

}  // namespace rehearse::cli
