// Ends containers whose harness and supervisor were both killed.
#pragma once

#include <string>
#include <vector>

namespace rehearse::provision {

struct RemovedContainer {
  std::string engine;   ///< "docker"
  std::string name;     ///< "rehearse-ab12cd34"
  std::string problem;  ///< why it remains; empty when it is gone
};

/// Asks the engine `name` for containers with our labels. An engine that is not here, or does not answer, has
/// none that we could reach.
std::vector<RemovedContainer> collect_containers(const std::string& name);

/// The same for docker and podman.
std::vector<RemovedContainer> collect_containers();

}  // namespace rehearse::provision
