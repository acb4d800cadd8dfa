// The migrations of this branch against those of an earlier commit.
#pragma once

#include <vector>

#include "rehearse/history.h"
#include "rehearse/migration.h"

namespace rehearse::source {

/// Sets `change`, and leaves under_test those that were added, renamed or edited in either direction; returns
/// those that are gone. An up is the same when its statements are: comments between them do not count. Of a
/// tool's migration the file is read; of one that the tool lists without a file an edit is not seen.
std::vector<RemovedMigration> compare(const std::vector<Migration>& before, std::vector<Migration>& now);

}  // namespace rehearse::source
