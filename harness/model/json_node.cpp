#include "model/json_node.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "rehearse/error.h"

namespace rehearse::json {

namespace {

// What a file holds may be long; an error message quotes the beginning.
std::string shortened(const std::string& text) {
  constexpr std::size_t kQuoted = 40;
  return text.size() <= kQuoted ? text : text.substr(0, kQuoted) + "...";
}

}  // namespace

nlohmann::ordered_json parse(std::string_view text, std::string_view file, const char* hint) {
  try {
    return nlohmann::ordered_json::parse(text);
  } catch (const nlohmann::ordered_json::exception& error) {
    throw Error(ErrorKind::usage, fmt::format("{}: this is not JSON: {}", file, error.what()), hint);
  }
}

Node::Node(const nlohmann::ordered_json& value, std::string_view file, std::string path)
    : value_(&value), file_(file), path_(std::move(path)) {}

void Node::wrong(std::string_view what) const {
  throw Error(ErrorKind::usage,
              fmt::format("{}: {}: expected {}", file_, path_.empty() ? "the document" : path_, what),
              "run.json is described by docs/run-json.schema.json; was the file cut short or edited?");
}

void Node::unknown_name(const std::string& found) const {
  wrong(fmt::format("a name that this version knows, found \"{}\"", shortened(found)));
}

Node Node::child(const nlohmann::ordered_json& value, std::string_view key) const {
  return {value, file_, path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key)};
}

Node Node::at(std::string_view key) const {
  if (!value_->is_object()) wrong("an object");
  const auto found = value_->find(std::string(key));
  if (found == value_->end()) wrong(fmt::format("the key \"{}\"", key));
  return child(*found, key);
}

std::optional<Node> Node::find(std::string_view key) const {
  if (!value_->is_object()) wrong("an object");
  const auto found = value_->find(std::string(key));
  if (found == value_->end() || found->is_null()) return std::nullopt;
  return child(*found, key);
}

std::vector<Node> Node::items() const {
  if (!value_->is_array()) wrong("an array");
  std::vector<Node> result;
  result.reserve(value_->size());
  for (const auto& item : *value_)
    result.emplace_back(item, file_, fmt::format("{}[{}]", path_, result.size()));
  return result;
}

std::map<std::string, Node> Node::members() const {
  if (!value_->is_object()) wrong("an object");
  std::map<std::string, Node> result;
  for (const auto& member : value_->items())
    result.emplace(member.key(), child(member.value(), member.key()));
  return result;
}

std::string Node::text() const {
  if (!value_->is_string()) wrong("a string");
  return value_->get<std::string>();
}

double Node::number() const {
  if (!value_->is_number()) wrong("a number");
  return value_->get<double>();
}

std::int64_t Node::integer() const {
  constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!value_->is_number_integer()) wrong("an integer");
  if (value_->is_number_unsigned() && value_->get<std::uint64_t>() > kMax) wrong("an integer of 64 bits");
  return value_->get<std::int64_t>();
}

std::uint64_t Node::natural() const {
  if (!value_->is_number_unsigned()) wrong("an integer that is not negative");
  return value_->get<std::uint64_t>();
}

std::uint32_t Node::position() const {
  const std::uint64_t value = natural();
  if (value > std::numeric_limits<std::uint32_t>::max()) wrong("a line or column number");
  return static_cast<std::uint32_t>(value);
}

bool Node::boolean() const {
  if (!value_->is_boolean()) wrong("true or false");
  return value_->get<bool>();
}

bool Node::is_array() const {
  return value_->is_array();
}

bool Node::is_null() const {
  return value_->is_null();
}

std::vector<std::string> texts(const Node& node) {
  return list(node, [](const Node& item) { return item.text(); });
}

std::vector<std::string> texts_or_none(const Node& object, std::string_view key) {
  const auto member = object.find(key);
  return member ? texts(*member) : std::vector<std::string>{};
}

std::string text_or_empty(const Node& object, std::string_view key) {
  const auto node = object.find(key);
  return node ? node->text() : std::string{};
}

bool boolean_or(const Node& object, std::string_view key, bool otherwise) {
  const auto node = object.find(key);
  return node ? node->boolean() : otherwise;
}

std::optional<Millis> optional_millis(const Node& object, std::string_view key) {
  const auto node = object.find(key);
  return node ? std::optional<Millis>(node->millis()) : std::nullopt;
}

Millis millis_or_zero(const Node& object, std::string_view key) {
  return optional_millis(object, key).value_or(Millis{});
}

}  // namespace rehearse::json
