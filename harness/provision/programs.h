// The programs of one PostgreSQL build, and how a supervisor starts them: directly, or in a container.
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "os/supervisor.h"
#include "provision/layout.h"
#include "rehearse/units.h"

namespace rehearse::provision {

inline constexpr const char* kSuperuser = "postgres";

struct Build {
  std::string backend;   ///< "local", "docker", "podman"
  std::string version;   ///< "15.18"
  int major = 0;         ///< 15
  std::string identity;  ///< another text whenever the programs may not read each other's files
  std::string image{};   ///< the image they come from; empty: this machine
  Bytes memory{};        ///< a limit of their own; 0: that of the machine
};

/// A server's folders, and the process that outlives the harness to erase them.
struct Place {
  const Layout& layout;
  pid_t supervisor = 0;
};

/// Makes command lines and runs nothing. Each works on the folders of one place under their own names.
class Programs {
 public:
  virtual ~Programs() = default;
  [[nodiscard]] const Build& build() const { return build_; }

  [[nodiscard]] virtual os::RunAs run_as() const = 0;
  [[nodiscard]] virtual std::map<std::string, std::string> environment() const = 0;
  /// Writes what the command lines need into the work folder, once that exists.
  virtual void prepare(const Layout& /*layout*/) const {}
  /// Makes the empty data folder a cluster with the superuser kSuperuser.
  [[nodiscard]] virtual std::vector<std::string> initialise(const Place& place) const = 0;
  /// The server, with settings as "name=value". SIGINT stops it in good order, SIGQUIT at once.
  [[nodiscard]] virtual std::vector<std::string> serve(const Place& place,
                                                       const std::vector<std::string>& settings) const = 0;
  /// Ends what a killed command line left running; empty where nothing can be left.
  [[nodiscard]] virtual std::vector<std::string> farewell(const Layout& /*layout*/) const { return {}; }

 protected:
  explicit Programs(Build build) : build_(std::move(build)) {}

 private:
  Build build_;
};

/// What initdb is told everywhere: C.UTF-8, UTF8. No sync: the cluster is copied and thrown away; the copy is
/// synced before anything is measured on it.
std::vector<std::string> initdb_options(int major);

}  // namespace rehearse::provision
