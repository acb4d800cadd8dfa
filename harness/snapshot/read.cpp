#include "snapshot/read.h"

#include <functional>
#include <future>

#include "schema/identity.h"
#include "snapshot/audit.h"
#include "snapshot/fingerprint.h"
#include "snapshot/reading.h"
#include "snapshot/transaction.h"

namespace rehearse::snapshot {

namespace {

// What the other connection does in the snapshot that the first one shares.
using Extra = std::function<void(pg::Connection& helper)>;

SchemaSnapshot read_over_both(Reading& reading, pg::Connection& connection, pg::Connection& helper,
                              PinnedTransaction& transaction, const Extra& extra = {}) {
  auto rows = std::async(std::launch::async, [&, shared = transaction.share()] {
    const PinnedTransaction joined(helper, shared);
    reading.read_rows(helper);
    if (extra) extra(helper);
  });
  reading.read_expressions(connection);
  rows.get();
  return reading.finish();
}

// The next transaction ID: nothing can have been committed while it stays the same.
std::string horizon(pg::Connection& connection) {
  return std::string(connection.query("SELECT pg_snapshot_xmax(pg_current_snapshot())").text(0, 0));
}

struct Attempt {
  SchemaSnapshot snapshot;
  bool settled = true;
};

// `connection` still sees the state of its transaction, `helper` the newest one.
Attempt audited(pg::Connection& connection, pg::Connection& helper, const SnapshotOptions& options) {
  Reading reading(options, connection.server_version());
  Audit audit(options);
  PinnedTransaction transaction(connection);
  Attempt attempt{read_over_both(reading, connection, helper, transaction,
                                 [&](pg::Connection& other) { audit.fetch(other); })};
  attempt.snapshot.unclaimed = audit.unclaimed(connection, reading.claims());
  attempt.settled = horizon(connection) == horizon(helper) || fingerprint(connection) == fingerprint(helper);
  return attempt;
}

}  // namespace

SchemaSnapshot read(pg::Connection& connection, const SnapshotOptions& options) {
  Reading reading(options, connection.server_version());
  {
    const PinnedTransaction transaction(connection);
    reading.read_rows(connection);
    reading.read_expressions(connection);
  }
  return reading.finish();
}

SchemaSnapshot read(pg::Connection& connection, pg::Connection& helper, const SnapshotOptions& options) {
  Reading reading(options, connection.server_version());
  PinnedTransaction transaction(connection);
  return read_over_both(reading, connection, helper, transaction);
}

SchemaSnapshot read_audited(pg::Connection& connection, pg::Connection& helper,
                            const SnapshotOptions& options) {
  Attempt attempt = audited(connection, helper, options);
  if (!attempt.settled) attempt = audited(connection, helper, options);
  if (!attempt.settled)
    attempt.snapshot.not_seen.emplace_back("the schema of one moment, because others were changing it");
  return std::move(attempt.snapshot);
}

std::vector<InvalidIndex> invalid_indexes(const SchemaSnapshot& snapshot) {
  using schema::attribute;
  std::vector<InvalidIndex> invalid;
  for (const SchemaObject& object : snapshot.objects) {
    const bool used = attribute(object, "valid") == "true" && attribute(object, "ready") != "false";
    if (object.kind == "index" && !used)
      invalid.push_back({object.identity, std::string(attribute(object, "table"))});
  }
  return invalid;
}

}  // namespace rehearse::snapshot
