#include "profile/value_kind.h"

#include <algorithm>
#include <array>
#include <utility>

#include "profile/array_text.h"
#include "profile/quantity.h"

namespace rehearse::profile {

namespace {

constexpr std::array<std::pair<std::string_view, ValueKind>, 18> kTypes{
    {{"bool", ValueKind::boolean},
     {"int2", ValueKind::integer},
     {"int4", ValueKind::integer},
     {"int8", ValueKind::integer},
     {"numeric", ValueKind::decimal},
     {"float4", ValueKind::decimal},
     {"float8", ValueKind::decimal},
     {"date", ValueKind::date},
     {"timestamp", ValueKind::timestamp},
     {"timestamptz", ValueKind::timestamp},
     {"time", ValueKind::time},
     {"timetz", ValueKind::time},
     {"interval", ValueKind::interval},
     {"text", ValueKind::text},
     {"varchar", ValueKind::text},
     {"bpchar", ValueKind::text},
     {"name", ValueKind::text},
     {"citext", ValueKind::text}}};

bool is_boolean(const std::string& text) {
  return text == "t" || text == "f";
}

bool is_plain_number(const std::string& text) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = std::string_view(text).substr(negative ? 1 : 0);
  const bool padded = digits.size() > 1 && digits.front() == '0' && digits[1] != '.';
  return !padded && digits.find_first_not_of("0123456789.") == std::string_view::npos &&
         parse_number(text).has_value();
}

bool is_whole(const std::string& text) {
  return is_plain_number(text) && text.find('.') == std::string::npos;
}

}  // namespace

ValueKind scalar_kind(std::string_view name, char kind) {
  if (kind == 'e') return ValueKind::label;
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return t.first == name; });
  return found == kTypes.end() ? ValueKind::other : found->second;
}

ValueKind guessed_kind(const Literals& values) {
  const auto all = [&](auto is) {
    return !values.empty() &&
           std::all_of(values.begin(), values.end(), [&](const auto& value) { return value && is(*value); });
  };
  if (all(is_boolean)) return ValueKind::boolean;
  if (all(is_whole)) return ValueKind::integer;
  if (all(is_plain_number)) return ValueKind::decimal;
  for (const ValueKind kind : {ValueKind::date, ValueKind::timestamp})
    if (all([&](const std::string& text) { return parse_quantity(kind, text).has_value(); })) return kind;
  return ValueKind::text;
}

}  // namespace rehearse::profile
