#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

std::string what_matches(const Change& change) {
  const Objects& parts = change.around.changes.parts_of(change.object());
  const auto columns = static_cast<std::size_t>(
      std::count_if(parts.begin(), parts.end(), [](const auto* part) { return part->kind == "column"; }));
  if (change.is_of("table") && columns == 1) return "its column matches";
  if (change.is_of("table")) return fmt::format("all {} match", count(columns, "column"));
  if (change.is_of("schema")) return "all that is in it matches";
  return "everything but the name matches";
}

}  // namespace

std::string of_twin(const Change& change) {
  if (!change.attribute.empty()) return {};
  const SchemaObject* twin = change.around.changes.twin_of(change.object());
  if (twin == nullptr) return {};
  return change.lost() ? fmt::format("looks like a rename to {}: {}", twin->identity, what_matches(change))
                       : fmt::format("looks like a rename of {}: {}", twin->identity, what_matches(change));
}

}  // namespace rehearse::schema::meaning
