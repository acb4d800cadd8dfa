// Names of SQL files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace rehearse::source {

/// "0042_a.up" of "0042_a.up.sql"; nothing when the extension is not .sql, in any case.
std::optional<std::string> sql_stem(const std::filesystem::path& path);

/// `stem` without `suffix`, compared without case; nothing when it does not end so or nothing is left.
std::optional<std::string> without_suffix(const std::string& stem, const std::string& suffix);

}  // namespace rehearse::source
