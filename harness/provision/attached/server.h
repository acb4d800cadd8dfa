// A server that was there before us: we make a role and databases on it, and drop those again.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "os/supervisor.h"
#include "pg/connection.h"
#include "provision/attached/address.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

class AttachedServer : public Server {
 public:
  /// Makes the role that owns every database of ours, and drops what runs that were killed have left. Throws
  /// Error: usage unless the user said that the server may be used so; environment when its role may not
  /// create databases and roles.
  AttachedServer(const ServerSpec& spec, Listener& listener);
  ~AttachedServer() override;
  AttachedServer(const AttachedServer&) = delete;
  AttachedServer& operator=(const AttachedServer&) = delete;

  [[nodiscard]] const Endpoint& endpoint() const override { return address_.endpoint; }
  [[nodiscard]] ServerFacts facts() const override;
  [[nodiscard]] Capabilities capabilities() const override;
  using Server::use;
  /// Its settings are its own.
  void use(Profile /*profile*/, const std::function<void(const AtRest&)>& /*meanwhile*/,
           const std::stop_token& /*stop*/) override {}
  [[noreturn]] void keep(Millis lease) override;
  [[nodiscard]] bool alive() const override;
  [[nodiscard]] std::string log_tail() const override;
  [[noreturn]] Bytes log_size() const override;
  [[noreturn]] std::string log_since(Bytes size) const override;

 private:
  void open_session();
  void require_rights();
  void create_owner(const std::string& password);
  [[nodiscard]] std::vector<std::string> limitations() const;

  std::map<std::string, std::string> settings_;  ///< that the user asked for and cannot have
  Address address_;
  std::unique_ptr<os::Supervisor> folders_;  ///< erases the password file, however we end
  std::unique_ptr<pg::Connection> session_;  ///< as long as it lasts, our role is in use
  bool superuser_ = false;
};

}  // namespace rehearse::provision
