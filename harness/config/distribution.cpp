#include "config/distribution.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/strings.h"

namespace rehearse::config {

namespace {

using Kind = DistributionSpec::Kind;

struct Form {
  Kind kind;
  std::string_view name;
  std::string_view example;
  std::size_t parameters;
};

constexpr std::array<Form, 5> kForms{{{Kind::uniform, "uniform", "uniform", 0},
                                      {Kind::normal, "normal", "normal(100, 15)", 2},
                                      {Kind::lognormal, "lognormal", "lognormal(4, 1)", 2},
                                      {Kind::zipf, "zipf", "zipf(0.8)", 1},
                                      {Kind::exponential, "exponential", "exponential(0.1)", 1}}};

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const Form& form : kForms) all.emplace_back(form.name);
  return all;
}

const Form& form_of(const Value& value, const std::string& name) {
  for (const Form& form : kForms)
    if (form.name == name) return form;
  value.fail(
      fmt::format("no distribution is called '{}'{}", name, did_you_mean(name, names())),
      "uniform, normal(mean, deviation), lognormal(mean, deviation), zipf(exponent), exponential(rate)");
}

std::optional<double> number(std::string_view text) {
  double result = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), result);
  const bool whole = failure == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(result) ? std::optional(result) : std::nullopt;
}

std::vector<double> parameters(const Value& value, const Form& form, std::string_view list) {
  std::vector<double> all;
  if (list.empty()) return all;
  for (const std::string_view part : split(list, ',')) {
    const auto parameter = number(trim(part));
    if (!parameter) value.fail(fmt::format("'{}' is no number; expected \"{}\"", trim(part), form.example));
    all.push_back(*parameter);
  }
  return all;
}

}  // namespace

DistributionSpec read_distribution(const Value& value) {
  const std::string whole = value.text();
  const std::string_view text = trim(whole);
  const std::size_t open = std::min(text.find('('), text.size());
  const Form& form = form_of(value, std::string(trim(text.substr(0, open))));
  std::string_view list = text.substr(open);
  if (!list.empty()) {
    if (!list.ends_with(')')) value.fail(fmt::format("lacks its ')'; expected \"{}\"", form.example));
    list = trim(list.substr(1, list.size() - 2));
  }
  const auto given = parameters(value, form, list);
  if (given.size() != form.parameters)
    value.fail(fmt::format("expected {} parameter{}, such as \"{}\", found {}", form.parameters,
                           form.parameters == 1 ? "" : "s", form.example, given.size()));
  DistributionSpec result{form.kind, given.empty() ? 0 : given[0], given.size() < 2 ? 0 : given[1]};
  if (form.parameters == 2 && result.second <= 0) value.fail("the deviation has to be greater than 0");
  if (form.parameters == 1 && result.first <= 0)
    value.fail(fmt::format("the parameter of {} has to be greater than 0", form.name));
  return result;
}

DistributionSpec read_skew(const Value& value) {
  const DistributionSpec result = read_distribution(value);
  if (result.kind != Kind::uniform && result.kind != Kind::zipf)
    value.fail("expected \"uniform\" or \"zipf(0.8)\": rows of another table are counted, not measured");
  return result;
}

}  // namespace rehearse::config
