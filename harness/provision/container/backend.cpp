#include "provision/container/backend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/strings.h"
#include "os/user.h"
#include "provision/container/engine.h"
#include "provision/container/gc.h"
#include "provision/container/programs.h"
#include "provision/examined.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

constexpr const char* kDefaultVersion = "17";

bool is_version(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

void require_version(const Image& image, const ServerSpec& spec) {
  if (spec.postgres.empty() || spec.postgres == std::to_string(image.major)) return;
  throw Error(ErrorKind::usage,
              fmt::format("[server] postgres = {}, but the image {} has PostgreSQL {}", spec.postgres,
                          image.name, image.version),
              "leave out one of postgres and image");
}

}  // namespace

std::string image_of(const ServerSpec& spec) {
  if (!spec.image.empty()) return spec.image;
  if (spec.postgres.empty()) return fmt::format("postgres:{}", kDefaultVersion);
  if (is_version(spec.postgres)) return fmt::format("postgres:{}", spec.postgres);
  throw Error(ErrorKind::usage,
              fmt::format("[server] postgres = '{}' is no version, which a container needs", spec.postgres),
              "name a version such as 17, or set image");
}

LocalPlan plan_container(const std::string& name, const ServerSpec& spec, Listener& listener) {
  Engine engine(name);
  engine.examine();
  const Image image = engine.image(image_of(spec), spec.pull, listener);
  require_version(image, spec);
  const auto user = os::server_user();
  return {programs_of(engine, image, {spec.memory, spec.cores}, user), Roots::of_this_machine(), user,
          spec.settings};
}

std::vector<Diagnosis> diagnose_container(const std::string& name, const ServerSpec& spec) {
  std::vector<Diagnosis> result;
  result.push_back(examined("engine", [&] { return Engine(name).examine(); }));
  if (!result.back().ok) return result;
  result.push_back(examined("image", [&] {
    Listener silent;
    const Image image = Engine(name).image(image_of(spec), false, silent);
    return fmt::format("{} with PostgreSQL {}", image.name, image.version);
  }));
  return result;
}

std::unique_ptr<Server> start_container(const std::string& name, const ServerSpec& spec, Listener& listener) {
  LocalPlan plan = plan_container(name, spec, listener);
  for (const RemovedContainer& removed : collect_containers(name))
    listener.note(fmt::format("removed the container {}, whose harness was killed", removed.name));
  return std::make_unique<LocalServer>(std::move(plan), listener);
}

}  // namespace rehearse::provision
