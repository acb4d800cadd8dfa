#include "source/loading.h"

#include <gtest/gtest.h>

#include "source/load.h"

namespace rehearse::test {

MigrationSet load(const std::filesystem::path& folder, const std::string& format) {
  MigrationSetSpec spec;
  spec.format = format;
  return source::load(spec, folder);
}

Error load_error(const MigrationSetSpec& spec, const std::filesystem::path& folder) {
  try {
    source::load(spec, folder);
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "no error";
  return {ErrorKind::bug, ""};
}

Error load_error(const std::filesystem::path& folder, const std::string& format) {
  MigrationSetSpec spec;
  spec.format = format;
  return load_error(spec, folder);
}

std::vector<std::string> labels(const MigrationSet& set) {
  std::vector<std::string> result;
  for (const Migration& migration : set.migrations)
    result.push_back(label(migration) + (migration.down ? "" : "!"));
  return result;
}

std::vector<std::string> unused(const MigrationSet& set) {
  std::vector<std::string> result;
  for (const UnusedFile& file : set.unused)
    result.push_back(std::filesystem::path(file.path).filename().string() + ": " + file.reason);
  return result;
}

std::vector<std::string> texts(const Script& script) {
  std::vector<std::string> result;
  for (const Statement& statement : script.statements) result.push_back(statement.text);
  return result;
}

}  // namespace rehearse::test
