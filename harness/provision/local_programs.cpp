#include "provision/local_programs.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;

class LocalPrograms : public Programs {
 public:
  explicit LocalPrograms(const Installation& installation)
      : Programs({.backend = "local",
                  .version = installation.version,
                  .major = installation.major,
                  .identity = identity_of(installation)}),
        bin_(installation.bin) {}

  [[nodiscard]] os::RunAs run_as() const override { return os::RunAs::server; }

  // Nothing of our environment: PGOPTIONS, PGDATA, LC_* and TZ of the user must not matter. LD_LIBRARY_PATH
  // is how relocated installations find libpq.
  [[nodiscard]] std::map<std::string, std::string> environment() const override {
    std::map<std::string, std::string> result{
        {"PATH", "/usr/local/bin:/usr/bin:/bin"}, {"LANG", "C.UTF-8"}, {"LC_ALL", "C.UTF-8"}};
    if (const char* libraries = std::getenv("LD_LIBRARY_PATH")) result["LD_LIBRARY_PATH"] = libraries;
    return result;
  }

  [[nodiscard]] std::vector<std::string> initialise(const Place& place) const override {
    std::vector<std::string> argv{
        (bin_ / "initdb").string(), "-D", place.layout.data().string(), "--auth=trust", "-U", kSuperuser};
    const auto options = initdb_options(build().major);
    argv.insert(argv.end(), options.begin(), options.end());
    return argv;
  }

  [[nodiscard]] std::vector<std::string> serve(const Place& place,
                                               const std::vector<std::string>& settings) const override {
    std::vector<std::string> argv{(bin_ / "postgres").string(), "-D", place.layout.data().string()};
    for (const std::string& setting : settings) argv.insert(argv.end(), {"-c", setting});
    return argv;
  }

 private:
  fs::path bin_;
};

}  // namespace

std::vector<std::string> initdb_options(int major) {
  std::vector<std::string> options{"--no-sync", "--locale=C.UTF-8", "--encoding=UTF8"};
  if (major >= 14) options.emplace_back("--no-instructions");
  return options;
}

std::string identity_of(const Installation& installation) {
  const fs::path binary = installation.bin / "postgres";
  std::error_code ignored;
  const auto modified = fs::last_write_time(binary, ignored).time_since_epoch().count();
  return fmt::format("{}\n{}\n{}\n{}", installation.version_line, binary.string(), modified,
                     join(initdb_options(installation.major), " "));
}

std::shared_ptr<const Programs> programs_of(const Installation& installation) {
  return std::make_shared<LocalPrograms>(installation);
}

}  // namespace rehearse::provision
