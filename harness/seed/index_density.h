// Indexes as full as production's. One that grew row by row has more and emptier pages than one that was just
// built, which is what everything that reads it has to read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "seed/plan.h"

namespace rehearse::seed {

/// Repeated, because how many pages an index of repeated values takes is not in proportion to how full they
/// are.
class IndexDensity {
 public:
  /// Rounds after which most indexes are as wanted.
  static constexpr int kRounds = 3;

  IndexDensity(pg::Connection& connection, const SeedPlan& plan);

  /// For each index whose size is not what the profile says: statements, to be run one by one, that build it
  /// again as loosely as it takes. Its definition is the same afterwards.
  std::vector<std::vector<std::string>> next_round();

 private:
  std::vector<std::string> rebuild(const std::string& index, double found, double wanted);

  pg::Connection& connection_;
  std::map<std::int64_t, const TablePlan*> tables_;
  std::map<std::string, double> fill_;  ///< of the pages, in percent, as they were last built
};

}  // namespace rehearse::seed
