#include "snapshot/read.h"

#include <future>

#include "schema/identity.h"
#include "snapshot/audit.h"
#include "snapshot/fingerprint.h"
#include "snapshot/reading.h"
#include "snapshot/transaction.h"

namespace rehearse::snapshot {

namespace {

void fetch(Reading& reading, pg::Connection& connection, pg::Connection& helper, const std::string& shared) {
  auto other_half = std::async(std::launch::async, [&] {
    const PinnedTransaction transaction(helper, shared);
    reading.fetch_heavy(helper);
  });
  reading.fetch_light(connection);
  other_half.get();
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
  PinnedTransaction transaction(connection);
  fetch(reading, connection, helper, transaction.share());
  Attempt attempt{reading.assemble()};
  attempt.snapshot.unclaimed = unclaimed(connection, options, reading.claims());
  attempt.settled = horizon(connection) == horizon(helper) || fingerprint(connection) == fingerprint(helper);
  return attempt;
}

}  // namespace

SchemaSnapshot read(pg::Connection& connection, const SnapshotOptions& options) {
  Reading reading(options, connection.server_version());
  {
    const PinnedTransaction transaction(connection);
    reading.fetch_heavy(connection);
    reading.fetch_light(connection);
  }
  return reading.assemble();
}

SchemaSnapshot read(pg::Connection& connection, pg::Connection& helper, const SnapshotOptions& options) {
  Reading reading(options, connection.server_version());
  {
    PinnedTransaction transaction(connection);
    fetch(reading, connection, helper, transaction.share());
  }
  return reading.assemble();
}

SchemaSnapshot read_audited(pg::Connection& connection, pg::Connection& helper,
                            const SnapshotOptions& options) {
  Attempt attempt = audited(connection, helper, options);
  if (!attempt.settled) attempt = audited(connection, helper, options);
  if (!attempt.settled)
    attempt.snapshot.not_seen.emplace_back("the schema as of one moment: others were changing it");
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
