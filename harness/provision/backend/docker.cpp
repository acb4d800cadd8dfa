#include "provision/container/backend.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

namespace {

std::vector<Diagnosis> diagnose_docker(const ServerSpec& spec) {
  return diagnose_container("docker", spec);
}

std::unique_ptr<Server> start_docker(const ServerSpec& spec, Listener& listener) {
  return start_container("docker", spec, listener);
}

}  // namespace

extern const Provisioner docker{"docker", diagnose_docker, start_docker};

}  // namespace rehearse::provision
