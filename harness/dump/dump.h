// A dump of a database's schema as SQL: what pg_dump writes, structure.sql, schema.sql.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "rehearse/script.h"

namespace rehearse::dump {

struct Dump {
  Script script;         ///< each statement commits by itself, unless the dump says otherwise
  std::string database;  ///< that it creates (pg_dump --create); empty: it says nothing of the database
  int major = 0;         ///< of the server that it was taken from; 0: it does not say
  bool grants = false;   ///< it holds a GRANT or REVOKE
};

/// Reads the file. Throws Error: usage with file:line:column for what is no SQL of one database, environment
/// when the file cannot be read.
Dump read(const std::filesystem::path& file);

/// Throws Error(usage) for the content of a file that pg_dump wrote in its custom format.
void refuse_binary(std::string_view content, const std::string& file);

/// The same from its text.
Dump parse(std::string_view text, const std::string& file);

}  // namespace rehearse::dump
