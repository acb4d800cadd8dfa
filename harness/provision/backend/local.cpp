#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "os/user.h"
#include "provision/binaries.h"
#include "provision/examined.h"
#include "provision/layout.h"
#include "provision/local_server.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

namespace {

std::string describe_user() {
  const auto user = os::server_user();
  return user ? fmt::format("started as root: the server runs as {}", user->name)
              : "the server runs as this user";
}

std::string describe_folders() {
  const Roots roots = Roots::of_this_machine();
  const auto user = os::server_user();
  const Layout layout = plan_layout(roots, user);
  return fmt::format("data in {}, socket in {}, templates in {}", layout.work.parent_path().string(),
                     layout.sockets.parent_path().string(), make_cache_folder(roots, user).string());
}

std::vector<Diagnosis> diagnose(const ServerSpec& spec) {
  const SearchPlaces places = SearchPlaces::of_this_machine();
  std::vector<Diagnosis> result;
  for (const Installation& each : find_installations(places))
    result.push_back(
        {true, "PostgreSQL " + each.version, each.bin.string() + (each.fetched ? ", fetched" : "")});
  result.push_back(examined("server to rehearse on", [&] {
    const Installation chosen = choose_installation(spec.postgres, places);
    return fmt::format("PostgreSQL {} in {}", chosen.version, chosen.bin.string());
  }));
  result.push_back(examined("user", describe_user));
  result.push_back(examined("folders", describe_folders));
  return result;
}

std::unique_ptr<Server> start(const ServerSpec& spec, Listener& listener) {
  return std::make_unique<LocalServer>(plan_local(spec), listener);
}

}  // namespace

extern const Provisioner local{"local", diagnose, start};

}  // namespace rehearse::provision
