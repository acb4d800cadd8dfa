#include "provision/container/engine.h"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

constexpr Millis kPull{30 * 60'000};
constexpr Millis kRunOnce{60'000};

// One line per variable; the first line is the image's digest.
constexpr const char* kImageFacts = "{{.Id}}{{range .Config.Env}}{{\"\\n\"}}{{.}}{{end}}";

constexpr const char* kDockerFacts = "{{.ServerVersion}}\t{{.KernelVersion}}\t{{.SecurityOptions}}";
constexpr const char* kPodmanFacts =
    "{{.Version.Version}}\t{{.Host.Kernel}}\t{{if .Host.Security.Rootless}}name=rootless{{end}}";

std::string running_kernel() {
  utsname name{};
  return uname(&name) == 0 ? name.release : "";
}

std::string variable(std::string_view lines, std::string_view name) {
  for (const auto line : split(lines, '\n'))
    if (line.size() > name.size() && line.substr(0, name.size()) == name && line[name.size()] == '=')
      return std::string(line.substr(name.size() + 1));
  return {};
}

int major_of(std::string_view version) {
  int major = 0;
  std::from_chars(version.data(), version.data() + version.size(), major);
  return major;
}

}  // namespace

Engine::Engine(std::string name) : name_(std::move(name)), path_(os::find_program(name_)) {
  if (path_.empty())
    throw Error(ErrorKind::environment, fmt::format("the program '{}' is not in PATH", name_),
                fmt::format("install {}, or use [server] backend = \"local\"", name_));
}

os::Completion Engine::call(std::vector<std::string> arguments, Millis limit) const {
  arguments.insert(arguments.begin(), path_);
  return os::run({.argv = std::move(arguments), .timeout = limit});
}

std::string Engine::answer(const std::vector<std::string>& arguments, const std::string& doing) const {
  const os::Completion completion = call(arguments);
  if (completion.ok()) return std::string(trim(completion.out));
  throw Error(ErrorKind::environment,
              completion.timed_out ? fmt::format("cannot {}: no answer within 30 s", doing)
                                   : fmt::format("cannot {}: {}", doing, trim(completion.err)),
              fmt::format("`{} info` must work for the user who runs rehearse", name_));
}

std::string Engine::examine() {
  const bool docker = name_ != "podman";
  const std::string doing = fmt::format("ask {} what it is", name_);
  const std::string facts = answer({"info", "--format", docker ? kDockerFacts : kPodmanFacts}, doing);
  const auto fields = split(facts, '\t');
  if (fields.size() < 2) throw Error(ErrorKind::environment, fmt::format("cannot {}: {}", doing, facts));
  const std::string_view security = fields.size() > 2 ? fields[2] : "";
  const bool rootless = security.find("name=rootless") != std::string_view::npos;
  if (docker && (rootless || security.find("name=userns") != std::string_view::npos))
    throw Error(ErrorKind::environment,
                "this Docker daemon gives containers other users than the machine has",
                "use podman, which can keep them, or a daemon without rootless mode and userns-remap");
  maps_users_ = rootless;
  require_reachable_folders(std::string(fields[1]));
  return fmt::format("{} {}", name_, fields[0]);
}

// The server's folder and socket are given to its container under their own names, which takes a daemon that
// sees our files, and one kernel for both ends of the socket.
void Engine::require_reachable_folders(const std::string& kernel) const {
  constexpr const char* kHint =
      "use an engine of this machine (unset DOCKER_HOST, or `docker context use default`)";
  if (name_ == "podman") {
    if (answer({"info", "--format", "{{.Host.ServiceIsRemote}}"}, "ask podman where it runs") == "true")
      throw Error(ErrorKind::environment, "podman runs its containers on another machine", kHint);
  } else {
    const std::string host = answer({"context", "inspect", "--format", "{{.Endpoints.docker.Host}}"},
                                    "ask docker for its context");
    if (host.rfind("unix://", 0) != 0)
      throw Error(ErrorKind::environment, fmt::format("the Docker daemon is not of this machine: {}", host),
                  kHint);
  }
  if (kernel != running_kernel())
    throw Error(ErrorKind::environment,
                fmt::format("{} runs its containers in a virtual machine (kernel {}, ours is {})", name_,
                            kernel, running_kernel()),
                kHint);
}

os::Completion Engine::inspect(const std::string& image) const {
  return call({"image", "inspect", "--format", kImageFacts, image});
}

void Engine::pull(const std::string& image, Listener& listener) const {
  listener.note(fmt::format("pulling the image {}", image));
  const os::Completion completion = call({"pull", "--quiet", image}, kPull);
  if (completion.ok()) return;
  throw Error(ErrorKind::environment,
              completion.timed_out ? fmt::format("pulling the image {} took longer than 30 min", image)
                                   : fmt::format("cannot pull the image {}: {}", image, trim(completion.err)),
              fmt::format("`{} pull {}` must work", name_, image));
}

Image Engine::image(const std::string& name, bool pull, Listener& listener) const {
  if (pull) this->pull(name, listener);
  const os::Completion facts = inspect(name);
  if (!facts.ok())
    throw Error(
        ErrorKind::environment, fmt::format("{} has no image {}", name_, name),
        fmt::format("`{} pull {}`, or run with --pull; rehearse pulls nothing by itself", name_, name));
  const std::string_view lines = trim(facts.out);
  std::string version = variable(lines, "PG_VERSION");
  if (version.empty()) version = variable(lines, "PG_MAJOR");
  version.resize(std::min(version.size(), version.find_first_of("-+~")));
  Image image{name, std::string(lines.substr(0, lines.find('\n'))), version, major_of(version)};
  if (image.major > 0) return image;
  const auto asked = call(
      {"run", "--rm", "--pull=never", "--network", "none", "--entrypoint", "postgres", name, "--version"},
      kRunOnce);
  const std::string_view line = trim(asked.out);
  image.version = std::string(line.substr(line.find(')') == std::string_view::npos ? 0 : line.find(')') + 1));
  image.version = std::string(trim(image.version)).substr(0, trim(image.version).find(' '));
  image.major = major_of(image.version);
  if (!asked.ok() || image.major == 0)
    throw Error(ErrorKind::environment, fmt::format("there is no PostgreSQL in the image {}", name),
                "rehearse needs an image that follows the conventions of the official postgres images");
  return image;
}

}  // namespace rehearse::provision
