#include "model/json_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace rehearse::json {

namespace {

using Json = nlohmann::ordered_json;

std::string scalar(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write(const Json& value, const std::string& indent, std::string& out);

void write_short(const Json& array, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) out += (i == 0 ? "" : ", ") + scalar(array[i]);
  out += ']';
}

void write_members(const Json& value, const std::string& indent, std::string& out) {
  const std::string inner = indent + "  ";
  bool first = true;
  for (const auto& member : value.items()) {
    out += first ? "\n" : ",\n";
    out += inner;
    if (value.is_object()) out += scalar(Json(member.key())) + ": ";
    write(member.value(), inner, out);
    first = false;
  }
  if (!first) out += "\n" + indent;
}

void write(const Json& value, const std::string& indent, std::string& out) {
  const auto is_scalar = [](const Json& item) { return item.is_primitive(); };
  if (value.is_primitive()) {
    out += scalar(value);
  } else if (value.is_array() && std::all_of(value.begin(), value.end(), is_scalar)) {
    write_short(value, out);
  } else {
    out += value.is_object() ? '{' : '[';
    write_members(value, indent, out);
    out += value.is_object() ? '}' : ']';
  }
}

}  // namespace

std::string with_short_arrays(const Json& document) {
  std::string out;
  write(document, "", out);
  return out + "\n";
}

}  // namespace rehearse::json
