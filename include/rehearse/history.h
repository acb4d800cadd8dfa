// How the migrations differ from those of an earlier commit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rehearse {

/// What a migration is to databases that have those of the earlier commit, other than new.
enum class ReleasedChange {
  edited,        ///< another up under the same id
  renamed,       ///< the same up under another id
  out_of_order,  ///< new, but before one that was there already
};

struct HistoryChange {
  ReleasedChange kind = ReleasedChange::edited;
  std::string
      other{};  ///< its label before (renamed), or that of the one which comes after it (out_of_order)
};

/// One that is gone.
struct RemovedMigration {
  std::string label;
  std::string path;  ///< of the file or folder that defined it
};

/// Since the commit that this branch and `since` have in common.
struct History {
  std::string since;   ///< as the user named it: "origin/main"
  std::string commit;  ///< in full
  std::vector<RemovedMigration> removed;
};

}  // namespace rehearse
