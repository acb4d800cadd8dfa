// What a single TOML value may be turned into.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "base/format.h"
#include "base/strings.h"
#include "config/toml_reader.h"
#include "rehearse/error.h"

namespace rehearse::config {

namespace {

constexpr Millis kLongestDuration{365.0 * 24 * 60 * 60 * 1'000};
constexpr std::int64_t kMostRows = 1'000'000'000'000'000;

std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  return fmt::format("\"{}{}\"", text.substr(0, kLongest), text.size() > kLongest ? "..." : "");
}

template <typename T>
std::string printed(const toml::value<T>& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

// "integer 500", "text \"soon\"", "a table": for the second half of a message.
std::string describe(const toml::node& node) {
  if (const auto* text = node.as_string()) return "text " + shown(text->get());
  if (const auto* integer = node.as_integer()) return fmt::format("integer {}", integer->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("number {}", number->get());
  if (const auto* boolean = node.as_boolean()) return fmt::format("boolean {}", boolean->get());
  if (node.is_array()) return "an array";
  if (node.is_table()) return "a table";
  return "a date or time";
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

}  // namespace

void Value::fail(const std::string& problem, const std::string& hint) const {
  const auto& begin = node_->source().begin;
  throw Error(ErrorKind::usage, fmt::format("{}: {}", name_, problem), hint,
              SourceLocation{file_, begin.line, begin.column});
}

void Value::expected(std::string_view wanted) const {
  fail(fmt::format("expected {}, found {}", wanted, describe(*node_)));
}

void Value::unsupported(const std::string& hint) const {
  fail(fmt::format("{} is not supported in this version", describe(*node_)), hint);
}

std::string Value::text() const {
  if (const auto* text = node_->as_string()) return text->get();
  expected("a text in quotes");
}

std::string Value::name() const {
  std::string value = text();
  if (value.empty()) fail("is empty");
  if (std::any_of(value.begin(), value.end(), is_control)) fail("holds a control character");
  return value;
}

std::filesystem::path Value::path() const {
  return (std::filesystem::path(file_).parent_path() / name()).lexically_normal();
}

bool Value::boolean() const {
  if (const auto* boolean = node_->as_boolean()) return boolean->get();
  expected("true or false");
}

std::int64_t Value::integer() const {
  if (const auto* integer = node_->as_integer()) return integer->get();
  expected("an integer");
}

double Value::number() const {
  const auto number = node_->value<double>();
  if (!node_->is_number() || !number || !std::isfinite(*number)) expected("a number");
  return *number;
}

Millis Value::duration() const {
  const auto* text = node_->as_string();
  const auto parsed = text == nullptr ? std::nullopt : parse_duration(text->get());
  if (!parsed) expected("a duration such as \"500ms\"");
  if (!(*parsed <= kLongestDuration)) expected("a duration of at most a year");
  return *parsed;
}

Rows Value::rows() const {
  constexpr std::string_view kWanted = "a row count such as 10000 or \"2M\"";
  std::optional<Rows> parsed;
  if (const auto* integer = node_->as_integer()) parsed = Rows{integer->get()};
  if (const auto* text = node_->as_string()) parsed = parse_rows(text->get());
  if (!parsed || parsed->value < 0) expected(kWanted);
  if (parsed->value > kMostRows) expected("at most 1,000,000,000,000,000 rows");
  return *parsed;
}

std::vector<std::string> Value::texts() const {
  if (!is_array()) expected("an array of texts such as [\"audit_*\"]");
  std::vector<std::string> all;
  for (const Value& element : elements()) all.push_back(element.name());
  return all;
}

std::vector<Value> Value::elements() const {
  const auto* array = node_->as_array();
  if (array == nullptr) expected("an array");
  std::vector<Value> all;
  for (const toml::node& element : *array)
    all.emplace_back(element, fmt::format("{}[{}]", name_, all.size()), file_);
  return all;
}

Table Value::table() const {
  const auto* table = node_->as_table();
  if (table == nullptr) expected("a table");
  return {*table, name_, file_};
}

std::string Value::scalar() const {
  if (is_text()) return text();
  if (is_integer()) return std::to_string(integer());
  if (const auto* boolean = node_->as_boolean()) return boolean->get() ? "on" : "off";
  if (const auto* number = node_->as_floating_point(); number != nullptr && std::isfinite(number->get()))
    return fmt::format("{}", number->get());
  if (const auto* date = node_->as_date()) return printed(*date);
  if (const auto* time = node_->as_time()) return printed(*time);
  if (const auto* moment = node_->as_date_time()) return printed(*moment);
  expected("a text, a number or true or false");
}

std::string Value::choice(const std::vector<std::string>& choices) const {
  std::string value = text();
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  const std::string better = nearest(value, choices);
  fail(fmt::format("expected one of {}, found {}{}", join(choices, ", "), shown(value),
                   better.empty() ? "" : fmt::format(", did you mean '{}'?", better)));
}

}  // namespace rehearse::config
