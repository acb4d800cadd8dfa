// Takes indexes and triggers out of the way of a load and puts them back exactly as they were.
//
// Building an index after a load costs a quarter of maintaining it meanwhile. Only what can be restored with
// certainty is dropped: an index or constraint that carries anything which its definition does not say (a
// comment, statistics targets, CLUSTER, replica identity, a partition's attachment, other objects that
// depend on it) stays in place. So does all that belongs to a role whose rights we do not have.
#pragma once

#include <string>
#include <vector>

#include "pg/connection.h"

namespace rehearse::seed {

/// One index: how to build it, and how to make it a constraint again.
struct IndexJob {
  Oid table;
  std::string index;  ///< for messages
  std::string drop;
  std::string create;     ///< may run beside other builds on the same table
  std::string constrain;  ///< ALTER TABLE ... ADD CONSTRAINT ... USING INDEX; empty: a plain index
};

/// The indexes of the tables that can be dropped and restored.
std::vector<IndexJob> find_index_jobs(pg::Connection& connection, const std::vector<Oid>& tables);

/// Triggers that fire even with session_replication_role = replica, switched off and back on.
struct TriggerSwitch {
  std::string off;
  std::string on;
};

std::vector<TriggerSwitch> find_trigger_switches(pg::Connection& connection, const std::vector<Oid>& tables);

}  // namespace rehearse::seed
