// What the server tells the migration's own session about its work, at the levels DEBUG1 and LOG. Pure.
//
// Nobody else sees these messages, and they come with the statement's results: no query, no extra round trip.
// Texts and arguments are the same from version 13 to 18 (tablecmds.c, index.c, fd.c of PostgreSQL); names
// are without schema and not quoted the way SQL quotes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rehearse/units.h"

namespace rehearse::run {

struct ServerMessage {
  enum class Kind {
    rewrites_table,         ///< ALTER TABLE copies every row; not CLUSTER, VACUUM FULL and REFRESH
    verifies_table,         ///< ALTER TABLE reads every row to check constraints
    builds_index,           ///< reads every row: CREATE INDEX, REINDEX, and after any rewrite
    validates_foreign_key,  ///< looks up every row's key in the referenced table
    temporary_file,         ///< closed now; only with log_temp_files = 0
  };
  Kind kind;
  std::string table{};   ///< empty for a foreign key and a file
  std::string object{};  ///< the index, or the constraint
  Bytes size{};          ///< of the file
};

/// Nothing for messages that say nothing of interest, which are most.
std::optional<ServerMessage> parse_server_message(std::string_view primary);

}  // namespace rehearse::run
