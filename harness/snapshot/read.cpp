#include "snapshot/read.h"

#include <future>

#include "snapshot/audit.h"
#include "snapshot/reading.h"
#include "snapshot/transaction.h"

namespace rehearse::snapshot {

namespace {

bool has(const SchemaObject& object, const std::string& attribute, std::string_view value) {
  const auto found = object.attributes.find(attribute);
  return found != object.attributes.end() && found->second == value;
}

void fetch(Reading& reading, pg::Connection& connection, pg::Connection& helper, const std::string& shared) {
  auto other_half = std::async(std::launch::async, [&] {
    const PinnedTransaction transaction(helper, shared);
    reading.fetch_heavy(helper);
  });
  reading.fetch_light(connection);
  other_half.get();
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
  Reading reading(options, connection.server_version());
  PinnedTransaction transaction(connection);
  fetch(reading, connection, helper, transaction.share());
  SchemaSnapshot snapshot = reading.assemble();
  snapshot.unclaimed = unclaimed(connection, options, reading.claims());
  return snapshot;
}

std::vector<InvalidIndex> invalid_indexes(const SchemaSnapshot& snapshot) {
  std::vector<InvalidIndex> invalid;
  for (const SchemaObject& object : snapshot.objects) {
    if (object.kind != "index" || (has(object, "valid", "true") && !has(object, "ready", "false"))) continue;
    const auto table = object.attributes.find("table");
    invalid.push_back({object.identity, table == object.attributes.end() ? std::string{} : table->second});
  }
  return invalid;
}

}  // namespace rehearse::snapshot
