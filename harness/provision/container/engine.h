// Docker or Podman, by their command-line clients: those know contexts, DOCKER_HOST, TLS and ssh by
// themselves.
#pragma once

#include <string>
#include <vector>

#include "os/process.h"
#include "rehearse/listener.h"
#include "rehearse/units.h"

namespace rehearse::provision {

/// What is known of an image before anything of it runs.
struct Image {
  std::string name;     ///< as it was asked for
  std::string id;       ///< "sha256:..."
  std::string version;  ///< of PostgreSQL: "17.2"
  int major = 0;
};

class Engine {
 public:
  /// `name` is "docker" or "podman". Throws Error (environment) when there is no such client.
  explicit Engine(std::string name);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Containers run as root's children of the user who calls, and not of root: podman without root.
  [[nodiscard]] bool maps_users() const { return maps_users_; }

  /// What the engine says of itself. Throws Error (environment) when it does not answer, or when its
  /// containers cannot share folders and sockets with us: on another machine, or in a virtual one.
  std::string examine();

  /// Throws Error (environment) when the image is not here and was not to be pulled, or is not one of
  /// PostgreSQL.
  [[nodiscard]] Image image(const std::string& name, bool pull, Listener& listener) const;

  /// Runs the client with these arguments; every call ends within `limit`.
  [[nodiscard]] os::Completion call(std::vector<std::string> arguments, Millis limit = Millis{30'000}) const;

 private:
  [[nodiscard]] std::string answer(const std::vector<std::string>& arguments, const std::string& doing) const;
  void require_reachable_folders(const std::string& kernel) const;
  [[nodiscard]] os::Completion inspect(const std::string& image) const;
  void pull(const std::string& image, Listener& listener) const;

  std::string name_;
  std::string path_;
  bool maps_users_ = false;
};

}  // namespace rehearse::provision
