#include "run/state_keeper.h"

#include <fmt/format.h>

#include <utility>

#include "provision/cache/state_key.h"
#include "rehearse/error.h"
#include "seed/seed.h"

namespace rehearse::run {

namespace {

// CREATE EXTENSION in the baseline installs the version that the machine has today.
constexpr const char* kExtensions =
    "SELECT string_agg(name || ' ' || default_version, ',' ORDER BY name) FROM pg_available_extensions";

}  // namespace

StateKeeper::StateKeeper(Server& server, const Scenario& scenario, Listener& listener, std::stop_token stop)
    : server_(server), scenario_(scenario), listener_(listener), stop_(std::move(stop)) {}

bool StateKeeper::find(const std::vector<Migration>& baseline, pg::Connection& admin) {
  if (scenario_.cache.mode == CacheMode::off || baseline.empty()) return false;
  try {
    const auto home = server_.state_home();
    if (!home) return false;
    key_ = key_of(baseline, *home, admin);
    if (key_.empty()) {
      listener_.detail(
          "the seeded state is not kept for the next run: a program applied the baseline, and "
          "what it does is not known from its command line");
      return false;
    }
    cache_.emplace(home->folder, listener_);
    if (scenario_.cache.mode == CacheMode::automatic) found_ = cache_->find(key_);
  } catch (const std::exception& error) {
    listener_.note(fmt::format("no cache of seeded states: {}", error.what()));
    cache_.reset();
  }
  return found_.has_value();
}

std::string StateKeeper::key_of(const std::vector<Migration>& baseline, const StateHome& home,
                                pg::Connection& admin) const {
  const std::string extensions(admin.query(kExtensions).text(0, 0));
  return provision::state_key(
             {scenario_, baseline, server_.endpoint(), home.build, seed::kGeneratorVersion, extensions})
      .value_or("");
}

std::optional<SeededState> StateKeeper::restore() {
  bool done = false;
  try {
    server_.use(
        Profile::measuring, [&](const AtRest& server) { put_back(server, done); }, stop_);
  } catch (const Error& error) {
    if (!done) throw;
    found_.reset();
    cache_->remove(key_);
    throw Error(error.kind(),
                fmt::format("the server does not start from its kept seeded state: {}", error.what()),
                "run again: the damaged state has been removed from the cache");
  }
  if (!done) server_.use(Profile::seeding);
  auto facts = done ? std::optional<SeededState>(found_->facts()) : std::nullopt;
  found_.reset();
  return facts;
}

void StateKeeper::put_back(const AtRest& server, bool& done) {
  try {
    found_->put_back(server);
    done = true;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::interrupted) throw;
    listener_.note(fmt::format("cannot use the kept seeded state: {}", error.what()));
  }
}

void StateKeeper::refuse() {
  listener_.note("the schema of the kept seeded state is not what it was: it is made anew");
  cache_->remove(key_);
}

void StateKeeper::measure(SeededState state, Millis took) {
  const bool wanted = cache_ && (took >= kWorth || scenario_.cache.mode == CacheMode::refresh);
  if (wanted) {
    state.scenario = scenario_.name;
    state.postgres = server_.facts().version;
  }
  server_.use(
      Profile::measuring,
      [&](const AtRest& server) {
        if (wanted) keep(std::move(state), server);
      },
      stop_);
}

void StateKeeper::keep(SeededState state, const AtRest& server) {
  try {
    cache_->keep(key_, std::move(state), server, scenario_.cache.limit);
  } catch (const std::exception& error) {
    if (stop_.stop_requested()) throw;
    listener_.note(fmt::format("the seeded state is not kept for the next run: {}", error.what()));
  }
}

}  // namespace rehearse::run
