#include "snapshot/packed.h"

#include <fmt/format.h>

#include "base/strings.h"

namespace rehearse::snapshot {

namespace {

// No text of PostgreSQL's own making has these.
constexpr char kNext = '\x01';
constexpr char kIs = '\x02';

}  // namespace

std::string pack(const std::vector<PackedItem>& items) {
  std::vector<std::string> conditions;
  std::vector<std::string> texts;
  for (const PackedItem& item : items) {
    conditions.push_back(item.present);
    texts.push_back(
        fmt::format(R"(CASE WHEN {} THEN '{}' || E'\x02' || {} END)", item.present, item.name, item.value));
  }
  return fmt::format(R"(CASE WHEN {} THEN concat_ws(E'\x01', {}) END)", join(conditions, " OR "),
                     join(texts, ", "));
}

void unpack(std::string_view cell,
            const std::function<void(std::string_view name, std::string_view value)>& item) {
  if (cell.empty()) return;
  for (const std::string_view text : split(cell, kNext)) {
    const auto is = text.find(kIs);
    if (is != std::string_view::npos) item(text.substr(0, is), text.substr(is + 1));
  }
}

}  // namespace rehearse::snapshot
