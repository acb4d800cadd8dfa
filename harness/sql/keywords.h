// The words with which a statement begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/script.h"

namespace rehearse::sql {

/// Up to `limit` leading words in upper case, without comments, up to the first token that is no word:
/// "create /* x */ table t (a int)" has CREATE, TABLE, T. `text` must be a piece that split() made.
std::vector<std::string> leading_keywords(std::string_view text, std::size_t limit);

/// BEGIN, START TRANSACTION, COMMIT, END, ABORT, ROLLBACK (but not ROLLBACK TO) and PREPARE TRANSACTION.
bool controls_transaction(const Statement& statement);

}  // namespace rehearse::sql
