#include "provision/container/programs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "base/strings.h"
#include "provision/container/labels.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

constexpr const char* kUsersFile = "passwd";

// The default of 64 MB is too little for parallel workers' queues and hash tables. It is a limit, not a cost.
constexpr const char* kSharedMemory = "1g";
// Far more than max_connections and all workers: a limit for what a hostile statement could start.
constexpr const char* kProcesses = "1000";

// The fields of --mount are those of a line of CSV.
std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string mount(const fs::path& from, const std::string& to, bool read_only = false) {
  return fmt::format("type=bind,{},{}{}", csv_field("source=" + from.string()),
                     csv_field("destination=" + to), read_only ? ",readonly" : "");
}

std::string identity_of(const Image& image) {
  return fmt::format("{}\n{}", image.id, join(initdb_options(image.major), " "));
}

class ContainerPrograms : public Programs {
 public:
  ContainerPrograms(const Engine& engine, const Image& image, const ContainerLimits& limits,
                    const std::optional<os::User>& user)
      : Programs({.backend = engine.name(),
                  .version = image.version,
                  .major = image.major,
                  .identity = identity_of(image),
                  .image = image.name,
                  .memory = limits.memory}),
        engine_(engine),
        limits_(limits),
        uid_(user ? user->uid : geteuid()),
        gid_(user ? user->gid : getegid()) {}

  [[nodiscard]] os::RunAs run_as() const override { return os::RunAs::ourselves; }
  // With all of ours the client finds its daemon: contexts, keys, certificates, proxies.
  [[nodiscard]] std::map<std::string, std::string> environment() const override {
    return os::own_environment();
  }

  // initdb asks the user database for our name, and no image knows the users of this machine.
  void prepare(const Layout& layout) const override {
    const fs::path file = layout.work / kUsersFile;
    std::ofstream(file) << fmt::format("root:x:0:0:root:/root:/bin/sh\n{}:x:{}:{}::/tmp:/bin/sh\n",
                                       kSuperuser, uid_, gid_);
    fs::permissions(file, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  }

  // With its own entrypoint, because init scripts belong to what an image is. That makes the cluster and then
  // runs what it was asked for: a server that prints one setting and ends.
  [[nodiscard]] std::vector<std::string> initialise(const Place& place) const override {
    std::vector<std::string> argv = container(place);
    argv.insert(argv.end(), {"--env", "PGDATA=" + place.layout.data().string(),  //
                             "--env", fmt::format("POSTGRES_USER={}", kSuperuser), "--env",
                             "POSTGRES_HOST_AUTH_METHOD=trust",                                            //
                             "--env", "POSTGRES_INITDB_ARGS=" + join(initdb_options(build().major), " "),  //
                             build().image, "postgres", "-C", "data_directory"});
    return argv;
  }

  // The server writes its log where the harness reads it, not through the client, which is a moment behind.
  [[nodiscard]] std::vector<std::string> serve(const Place& place,
                                               const std::vector<std::string>& settings) const override {
    const std::string log = (place.layout.work / os::kLogFile).string();
    std::vector<std::string> argv = container(place);
    argv.insert(
        argv.end(),
        {"--read-only", "--tmpfs", "/tmp", "--mount", mount(place.layout.work / os::kLogFile, log), "--mount",
         mount(place.layout.sockets, place.layout.sockets.string()), "--entrypoint", "/bin/sh", build().image,
         "-c", "exec \"$@\" >>\"$0\" 2>&1", log, "postgres", "-D", place.layout.data().string()});
    for (const std::string& setting : settings) argv.insert(argv.end(), {"-c", setting});
    return argv;
  }

  [[nodiscard]] std::vector<std::string> farewell(const Layout& layout) const override {
    return {engine_.path(), "rm", "--force", "--volumes", container_of(layout)};
  }

 private:
  [[nodiscard]] std::vector<std::string> container(const Place& place) const {
    std::vector<std::string> argv{engine_.path(),   "run",
                                  "--rm",           "--pull=never",
                                  "--name",         container_of(place.layout),
                                  "--network",      "none",
                                  "--user",         fmt::format("{}:{}", uid_, gid_),
                                  "--log-driver",   "none",
                                  "--cap-drop",     "ALL",
                                  "--shm-size",     kSharedMemory,
                                  "--pids-limit",   kProcesses,
                                  "--security-opt", "no-new-privileges",
                                  "--security-opt", "label=disable",
                                  "--stop-signal",  "SIGINT"};
    if (engine_.maps_users()) argv.emplace_back("--userns=keep-id");
    for (const auto& [name, value] : labels_of(place.layout.work, place.supervisor))
      argv.insert(argv.end(), {"--label", fmt::format("{}={}", name, value)});
    if (limits_.memory.value > 0)
      argv.insert(argv.end(), {"--memory", std::to_string(limits_.memory.value), "--memory-swap",
                               std::to_string(limits_.memory.value)});
    if (limits_.cores > 0) argv.insert(argv.end(), {"--cpus", fmt::format("{:.3f}", limits_.cores)});
    argv.insert(argv.end(), {"--mount", mount(place.layout.data(), place.layout.data().string()), "--mount",
                             mount(place.layout.work / kUsersFile, "/etc/passwd", true)});
    return argv;
  }

  Engine engine_;
  ContainerLimits limits_;
  uid_t uid_;
  gid_t gid_;
};

}  // namespace

std::string container_of(const Layout& layout) {
  return kWorkPrefix + layout.token;
}

std::shared_ptr<const Programs> programs_of(const Engine& engine, const Image& image,
                                            const ContainerLimits& limits,
                                            const std::optional<os::User>& user) {
  return std::make_shared<ContainerPrograms>(engine, image, limits, user);
}

}  // namespace rehearse::provision
