// What the backends docker and podman share, which is everything but the name of their program.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "provision/local_server.h"

namespace rehearse::provision {

/// The image that [server] image and postgres ask for: "postgres:17" where neither says anything.
std::string image_of(const ServerSpec& spec);

/// Throws Error: environment when the engine or the image is not to be had, usage when the image has another
/// version than [server] postgres wants.
LocalPlan plan_container(const std::string& engine, const ServerSpec& spec, Listener& listener);

std::vector<Diagnosis> diagnose_container(const std::string& engine, const ServerSpec& spec);
std::unique_ptr<Server> start_container(const std::string& engine, const ServerSpec& spec,
                                        Listener& listener);

}  // namespace rehearse::provision
