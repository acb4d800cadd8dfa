// From the text of a file or section to one direction of a Migration.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rehearse/migration.h"
#include "sql/directives.h"

namespace rehearse::source {

/// SQL of one direction and where it stands.
struct ScriptText {
  std::string path;
  std::string_view text;
  std::uint32_t first_line = 1;  ///< of the file, on which `text` begins
  std::size_t offset = 0;        ///< byte offset of `text` in the file
};

/// Splits both directions, reads their directives and sets up, down and what the directives say of
/// `migration`. A down that is empty or holds comments alone is a declared way back that does nothing. An up
/// of comments alone does nothing on purpose as well; an up without any text is Error(usage), unless the down
/// is empty too: then the pair only keeps a version number occupied, as in histories that serve several kinds
/// of database.
void set_scripts(Migration& migration, const ScriptText& up, const std::optional<ScriptText>& down);

/// What directives say of the migration as a whole. Throws Error(usage) when its other direction or section
/// has already said so.
void apply_directives(Migration& migration, const sql::Directives& directives, const std::string& path);

}  // namespace rehearse::source
