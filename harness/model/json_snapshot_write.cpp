// Written by hand, because a tree of 31,000 objects, as 1,000 tables have, takes the library longer to build
// than PostgreSQL takes to deliver them. What needs escaping is escaped by the library.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "base/strings.h"
#include "model/json_snapshot.h"

namespace rehearse {

namespace {

bool is_plain(char c) {
  return c >= ' ' && c < '\x7f' && c != '"' && c != '\\';
}

class Writer {
 public:
  explicit Writer(std::size_t expected) { out_.reserve(expected); }

  Writer& raw(std::string_view text) {
    out_.append(text);
    return *this;
  }

  Writer& text(std::string_view value) {
    if (!std::all_of(value.begin(), value.end(), is_plain))
      return raw(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    out_.push_back('"');
    out_.append(value);
    out_.push_back('"');
    return *this;
  }

  // The items one per line, further in than `indent`.
  template <typename Items, typename Item>
  Writer& lines(char open, const Items& items, char close, std::string_view indent, const Item& item) {
    out_.push_back(open);
    bool first = true;
    for (const auto& each : items) {
      raw(first ? "\n" : ",\n").raw(indent).raw("  ");
      item(each);
      first = false;
    }
    if (!first) raw("\n").raw(indent);
    out_.push_back(close);
    return *this;
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void write_value(Writer& writer, std::string_view value, std::string_view indent) {
  if (value.find('\n') == std::string_view::npos) {
    writer.text(value);
    return;
  }
  writer.lines('[', split(value, '\n'), ']', indent, [&](std::string_view line) { writer.text(line); });
}

void write_object(Writer& writer, const SchemaObject& object) {
  constexpr std::string_view kIndent = "      ";
  writer.raw("{\n      \"kind\": ").text(object.kind);
  writer.raw(",\n      \"name\": ").text(object.identity);
  writer.raw(",\n      \"attributes\": ");
  writer.lines('{', object.attributes, '}', kIndent, [&](const auto& attribute) {
    writer.text(attribute.first).raw(": ");
    write_value(writer, attribute.second, "        ");
  });
  writer.raw("\n    }");
}

void write_texts(Writer& writer, const std::vector<std::string>& texts) {
  writer.lines('[', texts, ']', "  ", [&](const std::string& text) { writer.text(text); });
}

std::string_view boolean(bool value) {
  return value ? "true" : "false";
}

void write_head(Writer& writer, const SchemaSnapshot& snapshot) {
  const int major = snapshot.server_version / 10'000;
  writer.raw("{\n  \"rehearse_schema_version\": ").raw(std::to_string(kSnapshotFileVersion));
  writer.raw(",\n  \"postgres\": ").raw(major == 0 ? "null" : std::to_string(major));
  writer.raw(",\n  \"options\": {\n    \"sequence_state\": ").raw(boolean(snapshot.options.sequence_state));
  writer.raw(",\n    \"large_objects\": ").raw(boolean(snapshot.options.large_objects));
  writer.raw(",\n    \"cluster_objects\": ").raw(boolean(snapshot.options.cluster_objects));
  writer.raw("\n  },\n  \"not_seen\": ");
  write_texts(writer, snapshot.not_seen);
  writer.raw(",\n  \"unclaimed\": ");
  write_texts(writer, snapshot.unclaimed);
}

std::vector<const SchemaObject*> by_name(const std::vector<SchemaObject>& objects) {
  std::vector<const SchemaObject*> sorted;
  sorted.reserve(objects.size());
  for (const SchemaObject& object : objects) sorted.push_back(&object);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    return std::tie(a->identity, a->kind) < std::tie(b->identity, b->kind);
  });
  return sorted;
}

}  // namespace

std::string to_json(const SchemaSnapshot& snapshot) {
  constexpr std::size_t kPerObject = 400;
  Writer writer(1'000 + kPerObject * snapshot.objects.size());
  write_head(writer, snapshot);
  writer.raw(",\n  \"objects\": ");
  writer.lines('[', by_name(snapshot.objects), ']', "  ",
               [&](const SchemaObject* object) { write_object(writer, *object); });
  return writer.raw("\n}\n").take();
}

}  // namespace rehearse
