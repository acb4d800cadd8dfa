#include "provision/start.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/strings.h"
#include "provision/catalogue.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

// A container has no network, and an attached server is reached as its address says.
void require_tcp(const ServerSpec& spec) {
  if (!spec.tcp || spec.backend == "local") return;
  throw Error(
      ErrorKind::usage,
      fmt::format("the adapter's driver needs TCP, which the backend '{}' does not offer", spec.backend),
      "use the backend local, or set tcp = false in [migrations.adapter] if the driver knows Unix sockets");
}

}  // namespace

std::unique_ptr<Server> start(const ServerSpec& spec, Listener& listener) {
  require_tcp(spec);
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
