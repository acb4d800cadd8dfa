// How to get a throwaway PostgreSQL server, and the server once it runs.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/listener.h"
#include "rehearse/report.h"
#include "rehearse/scenario.h"

namespace rehearse {

/// The settings a server runs with. Seeding wants speed, measuring wants production's costs.
enum class Profile { seeding, measuring };

/// Where clients connect: a socket folder (an absolute path) or a host.
struct Endpoint {
  std::string host;
  int port = 0;
  std::string superuser;
  std::string owner;  ///< unprivileged role that owns every database we create
  /// What else libpq needs, such as sslmode and passfile, for a server that is not of our making.
  std::map<std::string, std::string> parameters{};
  /// Where the server listens on 127.0.0.1 as well, at the same port: of the role that migrates. Else empty.
  std::string tcp_password{};
  /// The name of the role that fills tables; it is there only while that happens.
  std::string seeder = "rehearse_seeder";
};

/// What can be done with a server, apart from running SQL on it.
struct Capabilities {
  bool settings = true;   ///< use() restarts it with the settings of a profile
  bool log = true;        ///< log_size() and log_since() say what it logged
  bool superuser = true;  ///< Endpoint::superuser is one: sessions of all users can be seen and ended
};

/// A server that was stopped cleanly: its files may be copied, or replaced by others.
struct AtRest {
  std::filesystem::path data;
  /// Runs a program to its end as the user whom the files belong to; throws Error when it fails.
  std::function<void(const std::vector<std::string>& argv)> run;
};

/// Where states of a server can be kept.
struct StateHome {
  std::filesystem::path folder;  ///< belongs to the user whom the server runs as
  std::string build;             ///< another text whenever the programs may not read each other's files
};

/// A running server. Its destructor stops it and erases every trace of it.
class Server {
 public:
  virtual ~Server() = default;
  [[nodiscard]] virtual const Endpoint& endpoint() const = 0;
  [[nodiscard]] virtual ServerFacts facts() const = 0;
  [[nodiscard]] virtual Capabilities capabilities() const { return {}; }
  /// Restarts with other settings, unless it runs with those already. All connections must be closed.
  void use(Profile profile) {
    use(profile, [](const AtRest&) {}, {});
  }
  /// The same, with something to do while the server is stopped, if it has to be. What that throws leaves the
  /// server stopped. A stop request ends the programs that it runs, with ErrorKind::interrupted.
  virtual void use(Profile profile, const std::function<void(const AtRest&)>& meanwhile,
                   const std::stop_token& stop) = 0;
  /// Nothing when the files of this server are out of reach.
  [[nodiscard]] virtual std::optional<StateHome> state_home() const { return std::nullopt; }
  /// Leaves the server to itself for that long when this object goes, instead of stopping it.
  virtual void keep(Millis lease) = 0;
  /// False once the server process is gone, whatever ended it.
  [[nodiscard]] virtual bool alive() const = 0;
  /// The last lines of the server's log: evidence for an environment error.
  [[nodiscard]] virtual std::string log_tail() const = 0;
  /// How much it has logged by now.
  [[nodiscard]] virtual Bytes log_size() const = 0;
  /// What it has logged since then.
  [[nodiscard]] virtual std::string log_since(Bytes size) const = 0;
};

/// Something that `rehearse doctor` looked at.
struct Diagnosis {
  bool ok = false;
  std::string subject;
  std::string detail;  ///< what was found, or why it was refused and what to do
};

struct Provisioner {
  std::string_view backend;  ///< `[server] backend`
  std::vector<Diagnosis> (*diagnose)(const ServerSpec&);
  std::unique_ptr<Server> (*start)(const ServerSpec&, Listener&);
};

}  // namespace rehearse
