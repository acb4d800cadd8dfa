// By what a seeded state is found again: everything that decides what is in it. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rehearse/migration.h"
#include "rehearse/provisioner.h"
#include "rehearse/scenario.h"

namespace rehearse::provision {

/// All that a state depends on. Not the names of files and of the scenario: a project that moves keeps its
/// states.
struct StateOrigin {
  const Scenario& scenario;
  const std::vector<Migration>& baseline;
  const Endpoint& endpoint;  ///< the names of its roles, which own what is in the state
  std::string build;         ///< StateHome::build
  int generator = 0;         ///< seed::kGeneratorVersion
  std::string extensions;    ///< which versions of them CREATE EXTENSION would install
};

/// 32 hexadecimal digits. Nothing when a program makes a part of the state: what it does is not known from
/// its command line.
std::optional<std::string> state_key(const StateOrigin& origin);

}  // namespace rehearse::provision
