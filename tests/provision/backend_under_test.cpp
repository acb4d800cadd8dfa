#include "provision/backend_under_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>

#include "base/strings.h"
#include "os/process.h"
#include "provision/binaries.h"
#include "rehearse/error.h"
#include "support/server.h"

namespace rehearse::provision {

namespace {

bool is_container(const BackendUnderTest& backend) {
  return backend.name == "docker" || backend.name == "podman";
}

int newest_major() {
  return choose_installation(test::wanted_postgres(), SearchPlaces::of_this_machine()).major;
}

// Podman says localhost/ before whatever was built here.
std::string image_of_tests(const BackendUnderTest& backend) {
  const char* wanted = std::getenv("REHEARSE_TEST_IMAGE");
  if (wanted != nullptr) return wanted;
  return (backend.name == "podman" ? "localhost/rehearse-postgres:" : "rehearse-postgres:") +
         std::to_string(newest_major());
}

std::optional<std::string> missing_image(const BackendUnderTest& backend, const std::string& image) {
  if (os::run({.argv = {backend.name, "image", "inspect", image}}).ok()) return std::nullopt;
  const os::Completion built =
      os::run({.argv = {REHEARSE_SOURCE_DIR "/docker/build-image", "--program", backend.name, image},
               .timeout = Millis{300'000}});
  return built.ok() ? std::nullopt : std::optional("docker/build-image: " + built.err);
}

// An engine may answer and yet be unable to run anything, as Podman inside of many a container.
std::optional<std::string> missing_engine(const BackendUnderTest& backend) {
  if (os::find_program(backend.name).empty()) return backend.name + " is not installed";
  const os::Completion info = os::run({.argv = {backend.name, "info"}});
  if (!info.ok()) return backend.name + " does not answer: " + std::string(trim(info.err));
  const std::string image = image_of_tests(backend);
  if (auto problem = missing_image(backend, image)) return problem;
  const os::Completion ran = os::run({.argv = {backend.name, "run", "--rm", "--network", "none",
                                               "--entrypoint", "/bin/sh", image, "-c", ":"},
                                      .timeout = Millis{60'000}});
  return ran.ok() ? std::nullopt : std::optional(backend.name + " runs no container: " + ran.err);
}

}  // namespace

std::optional<std::string> missing(const BackendUnderTest& backend) {
  static std::map<std::string, std::optional<std::string>> known;
  if (!is_container(backend)) return std::nullopt;
  const auto found = known.find(backend.name);
  if (found != known.end()) return found->second;
  return known.emplace(backend.name, missing_engine(backend)).first->second;
}

bool required(const BackendUnderTest& backend) {
  std::string variable = "REHEARSE_REQUIRE_" + backend.name;
  std::transform(variable.begin(), variable.end(), variable.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return std::getenv(variable.c_str()) != nullptr;
}

ServerSpec spec_of(const BackendUnderTest& backend) {
  ServerSpec spec;
  spec.backend = backend.name;
  if (is_container(backend)) spec.image = image_of_tests(backend);
  if (backend.name == "attached") {
    const Endpoint& endpoint = test::endpoint();
    spec.url = fmt::format("host={} port={} user={}", endpoint.host, endpoint.port, endpoint.superuser);
    spec.own_it = true;
  }
  if (backend.name == "local") spec.postgres = test::wanted_postgres();
  return spec;
}

std::string containers_below(const BackendUnderTest& backend, const std::filesystem::path& folder) {
  if (!is_container(backend)) return {};
  const os::Completion all = os::run({.argv = {backend.name, "ps", "--all", "--format", "{{.Labels}}"}});
  std::string below;
  for (const auto line : split(all.out, '\n'))
    if (line.find(folder.string() + "/") != std::string_view::npos) below += std::string(line) + '\n';
  return below;
}

}  // namespace rehearse::provision
