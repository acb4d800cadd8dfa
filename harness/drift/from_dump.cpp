#include <fmt/format.h>

#include "drift/throwaway.h"
#include "drift/version.h"
#include "dump/load.h"
#include "provision/start.h"
#include "snapshot/read.h"

namespace rehearse::drift {

namespace {

schema::Side side_of(const ThrowawayRequest& request, const dump::Dump& dump,
                     const provision::Database& database, const Endpoint& endpoint) {
  pg::Connection connection(database.superuser());
  pg::Connection helper(database.superuser());
  return {.name = request.path.string(),
          .snapshot = snapshot::read_audited(connection, helper, request.options),
          .made_by_us = true,
          .owners_by_chance = {dump::kLoader},
          .superuser = endpoint.superuser,
          .is_dump = true,
          .has_database = !dump.database.empty()};
}

}  // namespace

Made from_dump(const ThrowawayRequest& request, Listener& listener, const std::stop_token& stop) {
  const dump::Dump dump = dump::read(request.path);
  ServerSpec spec;
  spec.postgres = choose_postgres(request.postgres, {request.other_major, dump.major},
                                  provision::find_installations(provision::SearchPlaces::of_this_machine()));
  const auto server = provision::start(spec, listener);
  const dump::Loaded loaded = dump::load(dump, server->endpoint(), "rehearse_1", stop);
  Made made{side_of(request, dump, loaded.database, server->endpoint()), {}};
  for (const std::string& note : loaded.notes)
    made.notes.push_back(fmt::format("{}: {}", request.path.string(), note));
  return made;
}

}  // namespace rehearse::drift
