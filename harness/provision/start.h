// The one way to a running server.
#pragma once

#include <memory>

#include "rehearse/listener.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

/// Starts a server with the backend that the scenario names; it runs with Profile::seeding. Throws Error:
/// usage for an unknown backend, environment when there is no server to be had.
std::unique_ptr<Server> start(const ServerSpec& spec, Listener& listener);

}  // namespace rehearse::provision
