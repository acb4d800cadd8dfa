#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace rehearse::test {

// As much of JSON Schema as docs/run-json.schema.json uses, and stricter: every key must be described.
class JsonSchema {
 public:
  explicit JsonSchema(nlohmann::json schema) : schema_(std::move(schema)) {}

  std::vector<std::string> problems(const nlohmann::json& document) {
    problems_.clear();
    check(document, schema_, "");
    return problems_;
  }

 private:
  const nlohmann::json& resolve(const nlohmann::json& schema) const {
    if (!schema.contains("$ref")) return schema;
    return schema_.at(nlohmann::json::json_pointer(schema.at("$ref").get<std::string>().substr(1)));
  }

  static bool is_a(const nlohmann::json& value, const std::string& type) {
    return (type == "integer" && value.is_number_integer()) || type == value.type_name();
  }

  static bool has_type(const nlohmann::json& value, const nlohmann::json& type) {
    if (type.is_string()) return is_a(value, type);
    return std::any_of(type.begin(), type.end(), [&](const nlohmann::json& t) { return is_a(value, t); });
  }

  const nlohmann::json& choose(const nlohmann::json& value, const nlohmann::json& schema) const {
    const nlohmann::json& resolved = resolve(schema);
    if (!resolved.contains("anyOf")) return resolved;
    return resolve(resolved.at("anyOf").at(value.is_null() ? 1 : 0));
  }

  void check(const nlohmann::json& value, const nlohmann::json& any, const std::string& path) {
    const nlohmann::json& schema = choose(value, any);
    if (schema.contains("type") && !has_type(value, schema.at("type"))) problems_.push_back(path + ": type");
    if (schema.contains("const") && value != schema.at("const")) problems_.push_back(path + ": const");
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      problems_.push_back(path + ": enum");
    if (value.is_object()) check_object(value, schema, path);
    if (value.is_array())
      for (const nlohmann::json& item : value) check(item, schema.at("items"), path + "[]");
  }

  void check_object(const nlohmann::json& value, const nlohmann::json& schema, const std::string& path) {
    if (schema.contains("additionalProperties")) return;
    for (const nlohmann::json& key : schema.at("required"))
      if (!value.contains(key.get<std::string>()))
        problems_.push_back(path + ": no " + key.get<std::string>());
    for (const auto& member : value.items()) {
      const std::string inner = path + "." + member.key();
      if (schema.at("properties").contains(member.key()))
        check(member.value(), schema["properties"][member.key()], inner);
      else
        problems_.push_back(inner + ": not described");
    }
  }

  nlohmann::json schema_;
  std::vector<std::string> problems_;
};

}  // namespace rehearse::test
