// Cuts a script into statements by psql's lexer rules, independent of any version of the grammar.
#pragma once

#include <string_view>
#include <vector>

#include "rehearse/script.h"

namespace rehearse::sql {

/// Throws Error(usage) with file:line:column on a psql meta-command, an unterminated quote or comment,
/// invalid UTF-8 or a NUL byte. `first_line` is the line of the file on which `text` begins, `first_offset`
/// its byte offset, for sections of a larger file.
std::vector<Statement> split(std::string_view text, std::string_view file, std::uint32_t first_line = 1,
                             std::size_t first_offset = 0);

/// As split(), for what pg_dump wrote for psql: passes over \restrict, \connect and other commands between
/// statements that do not change what the statements make.
std::vector<Statement> split_dump(std::string_view text, std::string_view file);

}  // namespace rehearse::sql
