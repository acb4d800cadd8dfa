#include "provision/container/backend.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

namespace {

std::vector<Diagnosis> diagnose_podman(const ServerSpec& spec) {
  return diagnose_container("podman", spec);
}

std::unique_ptr<Server> start_podman(const ServerSpec& spec, Listener& listener) {
  return start_container("podman", spec, listener);
}

}  // namespace

extern const Provisioner podman{"podman", diagnose_podman, start_podman};

}  // namespace rehearse::provision
