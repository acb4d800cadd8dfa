// A PostgreSQL server of this machine, on a Unix socket in a private folder; whether its programs run
// directly or in a container.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "os/supervisor.h"
#include "provision/layout.h"
#include "provision/profiles.h"
#include "provision/programs.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

/// All that is decided before anything is started.
struct LocalPlan {
  std::shared_ptr<const Programs> programs;
  Roots roots;
  std::optional<os::User> user;  ///< whom the server runs as, when that is not us
  Settings settings;             ///< of the user
  std::string tcp_role{};        ///< who may come over TCP; empty: nobody
};

LocalPlan plan_local(const ServerSpec& spec);

class LocalServer : public Server {
 public:
  /// Runs with Profile::seeding when the constructor returns. Throws Error with the server's last words.
  LocalServer(LocalPlan plan, Listener& listener);
  ~LocalServer() override;
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  [[nodiscard]] const Endpoint& endpoint() const override { return endpoint_; }
  [[nodiscard]] ServerFacts facts() const override;
  using Server::use;
  void use(Profile profile, const std::function<void(const AtRest&)>& meanwhile,
           const std::stop_token& stop) override;
  [[nodiscard]] std::optional<StateHome> state_home() const override;
  void keep(Millis lease) override;
  [[nodiscard]] bool alive() const override { return supervisor_->running(); }
  [[nodiscard]] std::string log_tail() const override { return supervisor_->log_tail(); }
  [[nodiscard]] Bytes log_size() const override;
  [[nodiscard]] std::string log_since(Bytes size) const override;

  /// The process that survives us to clean up.
  [[nodiscard]] pid_t supervisor() const { return supervisor_->pid(); }

 private:
  void create_cluster(Listener& listener);
  void initialise();
  void create_owner();
  void open_tcp();
  void give_password();
  void run(const std::vector<std::string>& argv, const std::stop_token& stop = {},
           os::RunAs who = os::RunAs::server);
  [[nodiscard]] std::optional<int> await_end(const std::stop_token& stop);
  void launch();
  void await_ready();
  void stop_cleanly();
  [[nodiscard]] bool answers() const;
  [[nodiscard]] std::vector<std::string> command_line() const;
  [[noreturn]] void fail(const std::string& what) const;

  LocalPlan plan_;
  Layout layout_;
  Machine machine_;
  Endpoint endpoint_;
  Profile profile_ = Profile::seeding;
  bool kept_ = false;
  std::unique_ptr<os::Supervisor> supervisor_;
};

}  // namespace rehearse::provision
