#include "provision/start.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/strings.h"
#include "provision/catalogue.h"
#include "rehearse/error.h"

namespace rehearse::provision {

std::unique_ptr<Server> start(const ServerSpec& spec, Listener& listener) {
  std::vector<std::string> known;
  for (const Provisioner* provisioner : catalogue()) {
    if (provisioner->backend == spec.backend) return provisioner->start(spec, listener);
    known.emplace_back(provisioner->backend);
  }
  throw Error(
      ErrorKind::usage,
      fmt::format("[server] backend '{}' does not exist{}", spec.backend, did_you_mean(spec.backend, known)),
      fmt::format("there are: {}", join(known, ", ")));
}

}  // namespace rehearse::provision
