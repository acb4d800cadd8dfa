#include "run/expected.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "base/strings.h"
#include "dump/load.h"
#include "model/json_snapshot.h"
#include "pg/connection.h"
#include "rehearse/error.h"
#include "schema/compare.h"
#include "schema/side.h"
#include "snapshot/read.h"
#include "source/read_file.h"

namespace rehearse::run {

namespace {

using Content = std::variant<dump::Dump, SchemaSnapshot>;

Content read(const std::filesystem::path& file) {
  if (!source::path_exists(file))
    throw Error(ErrorKind::usage, fmt::format("[schema] expected: there is no file {}", file.string()),
                "the path is relative to the configuration");
  if (equals_ignoring_case(file.extension().string(), ".sql")) return dump::read(file);
  return snapshot_from_json(source::read_file(file), file.string());
}

struct Loaded {
  schema::Side side;
  std::vector<std::string> notes;
};

// Loading a dump may add roles to the server, which would then be no difference.
Loaded load(const dump::Dump& dump, SnapshotOptions options, const Server& server,
            const std::stop_token& stop) {
  options.cluster_objects = false;
  const dump::Loaded loaded = dump::load(dump, server.endpoint(), "rehearse_expected", stop);
  pg::Connection connection(loaded.database.superuser());
  pg::Connection helper(loaded.database.superuser());
  return {{.snapshot = snapshot::read(connection, helper, options),
           .made_by_us = true,
           .owners_by_chance = {dump::kLoader},
           .superuser = server.endpoint().superuser,
           .is_dump = true,
           .has_database = !dump.database.empty()},
          loaded.notes};
}

schema::Side migrated_side(const SchemaSnapshot& migrated, const Scenario& scenario, const Server& server) {
  const bool superuser = scenario.server.role == MigrationRole::superuser;
  return {.name = "the migrations",
          .snapshot = migrated,
          .made_by_us = true,
          .owners_by_chance = {superuser ? server.endpoint().superuser : server.endpoint().owner},
          .superuser = server.endpoint().superuser};
}

}  // namespace

Expected::Expected(const std::filesystem::path& file) : file_(file), content_(read(file)) {}

ExpectedSchema Expected::compare(const SchemaSnapshot& migrated, const Scenario& scenario,
                                 const Server& server, const std::stop_token& stop) const {
  Loaded expected;
  if (const auto* dump = std::get_if<dump::Dump>(&content_))
    expected = load(*dump, migrated.options, server, stop);
  else
    expected.side.snapshot = std::get<SchemaSnapshot>(content_);
  expected.side.name = file_.string();
  schema::Side made = migrated_side(migrated, scenario, server);

  ExpectedSchema result{.file = file_.string(), .notes = std::move(expected.notes)};
  auto notes = schema::make_comparable(expected.side, made, {});
  result.notes.insert(result.notes.end(), std::make_move_iterator(notes.begin()),
                      std::make_move_iterator(notes.end()));
  result.differences = schema::compare(expected.side.snapshot, made.snapshot, Comparison::expected);
  return result;
}

}  // namespace rehearse::run
