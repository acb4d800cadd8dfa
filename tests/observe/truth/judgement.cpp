#include "observe/truth/judgement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace rehearse::observe::truth {

namespace {

constexpr Millis kMedianBar{5};
constexpr Millis kQuietGap{10};  // longer ones are rare on a machine that nobody else uses

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

template <typename Value>
double median_of(const std::vector<Figure>& figures, Value value) {
  std::vector<double> values;
  for (const Figure& figure : figures) values.push_back(value(figure));
  return median(std::move(values));
}

double error(const Figure& figure) {
  return std::abs(figure.error().count());
}

double part_of_median_bar(const Figure& figure) {
  return figure.part_of(kMedianBar + std::max(Millis{}, figure.gap - kQuietGap));
}

double error_by_statements(const Figure& figure) {
  return std::abs((figure.by_statements - figure.truth).count());
}

std::vector<Figure> with_statements(std::vector<Figure> figures) {
  figures.erase(std::remove_if(figures.begin(), figures.end(),
                               [](const Figure& figure) { return figure.by_statements == Millis{}; }),
                figures.end());
  return figures;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const std::string& text : more) {
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(text);
  }
}

}  // namespace

void Judgement::add(Comparison comparison) {
  append(wrong_, comparison.wrong);
  if (comparison.disturbed) return;
  ++repetitions_;
  std::move(comparison.figures.begin(), comparison.figures.end(), std::back_inserter(figures_));
  std::move(comparison.brief.begin(), comparison.brief.end(), std::back_inserter(brief_));
  append(inexact_, comparison.inexact);
  windows_ += comparison.windows;
  measured_ += comparison.measured;
}

std::vector<std::string> Judgement::problems() const {
  if (repetitions_ == 0) return {"by the trace's own account there was never time to look"};
  std::vector<std::string> found = inexact_;
  std::map<std::string, std::vector<Figure>> by_name;
  for (const Figure& figure : figures_) by_name[figure.what].push_back(figure);
  for (const auto& [what, figures] : by_name) {
    const double part = median_of(figures, part_of_median_bar);
    if (part <= 1) continue;
    found.push_back(fmt::format("{}: the median error is {:.1f} ms of {:.1f} ms", what,
                                median_of(figures, error),
                                median_of(figures, [](const Figure& f) { return f.truth.count(); })));
  }
  return found;
}

std::string Judgement::summary() const {
  const auto& figures = figures_.empty() ? brief_ : figures_;
  const auto truth = [](const Figure& figure) { return figure.truth.count(); };
  const auto measured = [](const Figure& figure) { return figure.measured.count(); };
  double worst = 0;
  for (const Figure& figure : figures) worst = std::max(worst, error(figure));
  return fmt::format(
      "windows {} of {}, true {:.1f} ms, measured {:.1f} ms, error median {:.2f} worst {:.2f} ms; "
      "by statements {:.2f} ms",
      measured_, windows_, median_of(figures, truth), median_of(figures, measured), median_of(figures, error),
      worst, median_of(with_statements(figures), error_by_statements));
}

std::string Judgement::windows() const {
  return fmt::format("{}/{}", measured_, windows_);
}

std::string Judgement::figures() const {
  std::string text;
  for (const Figure& figure : figures_) {
    text += fmt::format("{}{:.3f}/{:.3f}/{:.3f}", text.empty() ? "" : " ", figure.truth.count(),
                        figure.measured.count(), figure.by_statements.count());
  }
  return text;
}

}  // namespace rehearse::observe::truth
