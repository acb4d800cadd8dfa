// The programs of an image, run in containers of their own.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "provision/container/engine.h"
#include "provision/programs.h"
#include "rehearse/scenario.h"

namespace rehearse::provision {

struct ContainerLimits {
  Bytes memory{};    ///< 0: none
  double cores = 0;  ///< 0: none
};

/// A container gets the folders of one server under their own names, no network, no capability and a
/// read-only root. It runs as the user whom the folders belong to, so that they can be copied, measured and
/// erased as those of a server that runs without one; and nothing of the data lies on the engine's own
/// layers, where the first statement to open a big table would copy it.
std::shared_ptr<const Programs> programs_of(const Engine& engine, const Image& image,
                                            const ContainerLimits& limits,
                                            const std::optional<os::User>& user);

/// The name of the container of a server.
std::string container_of(const Layout& layout);

}  // namespace rehearse::provision
