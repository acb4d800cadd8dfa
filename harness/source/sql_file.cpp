#include "source/sql_file.h"

#include "base/strings.h"

namespace rehearse::source {

std::optional<std::string> sql_stem(const std::filesystem::path& path) {
  return without_suffix(path.filename().string(), ".sql");
}

std::optional<std::string> without_suffix(const std::string& stem, const std::string& suffix) {
  if (stem.size() <= suffix.size()) return std::nullopt;
  const std::size_t end = stem.size() - suffix.size();
  if (!equals_ignoring_case(stem.substr(end), suffix)) return std::nullopt;
  return stem.substr(0, end);
}

}  // namespace rehearse::source
