#include <memory>
#include <string>
#include <vector>

#include "provision/attached/address.h"
#include "provision/attached/server.h"
#include "provision/examined.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

namespace {

std::vector<Diagnosis> diagnose_attached(const ServerSpec& spec) {
  if (spec.url.empty()) return {{true, "server", "none named; --server and --i-own-this-server attach one"}};
  return {examined("server", [&] {
    const Address address = address_of(spec.url);
    return fmt::format("{} port {}, as {}", address.endpoint.host, address.endpoint.port,
                       address.endpoint.superuser);
  })};
}

std::unique_ptr<Server> start_attached(const ServerSpec& spec, Listener& listener) {
  return std::make_unique<AttachedServer>(spec, listener);
}

}  // namespace

extern const Provisioner attached{"attached", diagnose_attached, start_attached};

}  // namespace rehearse::provision
