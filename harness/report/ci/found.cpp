#include "report/ci/found.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace rehearse::report::ci {

namespace {

SourceLocation place_of(const Finding& finding, const Outcome* outcome, const Report& report) {
  SourceLocation place = finding.location.value_or(SourceLocation{});
  if (place.file.empty() && outcome != nullptr) place.file = outcome->migration.path;
  if (place.file.empty()) place.file = report.config.empty() ? "rehearse.toml" : report.config;
  place.file = plain_path(place.file);
  return place;
}

// What is measured changes from run to run, and lines move; the check, the statement and the table stay.
std::string identity(const Finding& finding, const Outcome* outcome) {
  const auto table = finding.evidence.find("table");
  return fmt::format("{}\n{}\n{}\n{}", finding.check, outcome == nullptr ? "" : outcome->migration.path,
                     trim(finding.excerpt), table == finding.evidence.end() ? "" : table->second);
}

std::string hash(const std::string& text) {
  const XXH128_hash_t value = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", value.high64, value.low64);
}

class Collector {
 public:
  explicit Collector(const Report& report) : report_(report) {}

  void add(const Finding& finding, const Outcome* outcome) {
    std::string text = identity(finding, outcome);
    if (const std::size_t before = seen_[text]++; before > 0) text += fmt::format("\n{}", before);
    all_.push_back({&finding, outcome, place_of(finding, outcome, report_), hash(text)});
  }
  [[nodiscard]] std::vector<Found> take() { return std::move(all_); }

 private:
  const Report& report_;
  std::map<std::string, std::size_t> seen_;
  std::vector<Found> all_;
};

}  // namespace

std::vector<Found> all_findings(const Report& report) {
  Collector collector(report);
  for (const Outcome& outcome : report.outcomes)
    for (const Finding& finding : outcome.findings) collector.add(finding, &outcome);
  for (const Finding& finding : report.findings) collector.add(finding, nullptr);
  return collector.take();
}

bool fails(const Finding& finding, const Report& report) {
  return finding.severity == Severity::error ||
         (finding.severity == Severity::warning && report.checks.fail_on == FailOn::warning);
}

std::string plain_path(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return std::string(path);
}

std::uint32_t last_line(const Found& found) {
  const std::string_view excerpt = trim(found.finding->excerpt);
  return found.place.line + static_cast<std::uint32_t>(std::count(excerpt.begin(), excerpt.end(), '\n'));
}

}  // namespace rehearse::report::ci
