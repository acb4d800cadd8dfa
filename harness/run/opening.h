// What a rehearsal and a seeding have in common before the first migration.
#pragma once

#include <memory>
#include <stop_token>

#include "rehearse/error.h"
#include "rehearse/listener.h"
#include "rehearse/provisioner.h"
#include "rehearse/report.h"
#include "rehearse/scenario.h"
#include "run/bounds.h"

namespace rehearse::run {

/// From now on.
Bounds bounds_of(const Limits& limits, const std::stop_token& stop);

/// Starts the server that the scenario asks for, as the stage "provision".
std::unique_ptr<Server> provision_server(const Scenario& scenario, Listener& listener);

/// A table that the configuration names and no migration makes is most likely misspelt: it becomes a table of
/// the report with this problem.
void add_unmatched_tables(const SeedSpec& spec, SeedFacts& facts);

/// Within a handler of `error`: throws it again. A server that died is the reason behind whatever came first.
[[noreturn]] void explain(const Server& server, const Error& error);

}  // namespace rehearse::run
