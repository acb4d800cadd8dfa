// Seeds one database in the shape of another of the same schema, by its profile alone, and says how near
// ANALYZE finds it. Called by scripts/bench/fidelity: SOCKET_FOLDER SOURCE COPY.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <set>
#include <string>

#include "model/json_profile.h"
#include "pg/connection.h"
#include "profile/fidelity.h"
#include "profile/read_server.h"
#include "rehearse/error.h"
#include "rehearse/listener.h"
#include "seed/seed.h"

namespace {

using namespace rehearse;

// By way of the file, as a user's profile goes.
DataProfile profile_of(const pg::Target& target) {
  pg::Connection connection(target);
  return profile_from_json(to_json(profile::read_server(connection, {})), "profile.json");
}

void fill(const pg::Target& target, std::shared_ptr<const DataProfile> shape) {
  SeedSpec spec;
  spec.shape = std::move(shape);
  std::set<std::string> done;
  Listener silent;
  const SeedFacts facts = seed::fill(target, MigrationRole::owner, spec, done, silent, {});
  for (const SeededTable& table : facts.tables)
    if (!table.problem.empty()) fmt::print("note {}: {}\n", table.table, table.problem);
}

void print(const profile::Fidelity& fidelity) {
  constexpr std::size_t kShown = 12;
  for (std::size_t i = 0; i < std::min(kShown, fidelity.deviations.size()); ++i) {
    const profile::Deviation& each = fidelity.deviations[i];
    fmt::print("fidelity {:34} {:16} wanted {:12.4f} found {:12.4f} deviates {:.4f}\n", each.subject,
               profile::name_of(each.metric), each.wanted, each.found, each.deviation);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  try {
    const Endpoint endpoint{argv[1], 5432, "postgres", "postgres"};
    const pg::Target copy = pg::as_superuser(endpoint, argv[3]);
    const auto wanted = std::make_shared<DataProfile>(profile_of(pg::as_superuser(endpoint, argv[2])));
    fill(copy, wanted);
    print(profile::compare(*wanted, profile_of(copy)));
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
