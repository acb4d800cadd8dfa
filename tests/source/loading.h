// Short ways to load a folder and to look at the result.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rehearse/error.h"
#include "rehearse/migration.h"
#include "rehearse/scenario.h"

namespace rehearse::test {

MigrationSet load(const std::filesystem::path& folder, const std::string& format = "auto");

/// The Error that loading must throw; a failure of the test and an ErrorKind::bug when it does not.
Error load_error(const MigrationSetSpec& spec, const std::filesystem::path& folder);
Error load_error(const std::filesystem::path& folder, const std::string& format = "auto");

/// "0001_a", with "!" behind it when it has no down.
std::vector<std::string> labels(const MigrationSet& set);

/// "file: reason", without the folder.
std::vector<std::string> unused(const MigrationSet& set);

/// The texts of a script's statements.
std::vector<std::string> texts(const Script& script);

}  // namespace rehearse::test
