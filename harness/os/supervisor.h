// A process of our own that owns a server and its folders, and erases them when we are gone, however we went.
//
// Why a plain fork() that never executes anything: the supervisor must work the same in `rehearse`, in a test
// program and in a user's program that links the library, so there is no executable of ours to start, and a
// helper program would have to be found, installed and kept in step. The price is that the child may use
// async-signal-safe calls only, because another thread may have held any lock at the moment of the fork. It
// pays it easily: it only makes two folders, forks, waits, signals, and executes rm.
//
// The two talk over a socket pair. Its end, whether by our destructor or by SIGKILL, tells the supervisor to
// finish: end the program, kill every descendant of it, erase the folders, exit. It makes the folders itself,
// so that there is no moment at which a folder exists and nobody is there to erase it. It has a session of
// its own and every signal blocked, so that Ctrl-C, which goes to the whole foreground process group, reaches
// neither it nor the server. An flock on the lease file, which it holds until it ends, tells `rehearse gc`
// that the folders are in use.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "os/user.h"
#include "rehearse/units.h"

namespace rehearse::os {

namespace supervision {
struct Request;
}

/// The name of the lease file within a work folder; it holds the path of the socket folder and, where the
/// server outlives its harness, a second line that begins with kKept.
inline constexpr const char* kLeaseFile = "lease";
inline constexpr const char* kKept = "kept until ";
/// Made within the work folder of a kept server, it ends that.
inline constexpr const char* kStopFile = "stop";
inline constexpr const char* kLogFile = "log";

/// Whom a program runs as. They differ only where the harness is root.
enum class RunAs {
  server,    ///< SupervisorSpec::user
  ourselves  ///< such as the client of a container engine, which needs our rights to reach that
};

struct SupervisorSpec {
  std::filesystem::path work;     ///< made by the supervisor; working folder of all its programs
  std::filesystem::path sockets;  ///< made by the supervisor
  std::optional<User> user;       ///< owner of both, and whom the programs run as
  std::map<std::string, std::string> environment;  ///< of the programs, whole
  /// A command line that is run as ourselves after the last program, however that ended: what is left of it
  /// elsewhere, such as a container, goes too. Empty: nothing.
  std::vector<std::string> farewell{};
};

/// Not thread-safe. Throws Error (environment) when the supervisor cannot do what it is told.
class Supervisor {
 public:
  explicit Supervisor(const SupervisorSpec& spec);
  /// Ends the program and waits until everything is erased; unless keep() was called.
  ~Supervisor();
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  /// Starts a program, one at a time. Its output is appended to the log. `last_signal` ends it when nobody
  /// needs it any more. A program that cannot be executed exits with 127.
  void launch(const std::vector<std::string>& argv, int last_signal, RunAs who = RunAs::server);
  void signal(int number);

  /// Lets the program run on when this object goes, whatever becomes of our process: until it ends by itself,
  /// the time is up, or somebody makes the file kStopFile. The supervisor then erases the folders as ever.
  void keep(Millis lease);

  /// Whether the program still runs. False also when the supervisor itself was killed.
  [[nodiscard]] bool running();
  /// The exit code, 128 + signal when a signal ended it; nothing when the time is up first.
  std::optional<int> wait(Millis limit);

  /// The last `lines` lines of what the programs printed.
  [[nodiscard]] std::string log_tail(std::size_t lines = 20) const;
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  void send(const supervision::Request& request, const std::vector<std::string>& argv);
  bool receive(Millis limit);
  void await_folders(const SupervisorSpec& spec);
  void dismiss() noexcept;

  std::filesystem::path work_;
  std::filesystem::path sockets_;
  int control_ = -1;
  pid_t pid_ = -1;
  bool running_ = false;
  bool lost_ = false;  ///< the supervisor is gone without being told to
  int exit_code_ = 0;
  std::optional<int> ready_;  ///< errno of making the folders, 0 for success
  std::optional<int> kept_;   ///< errno of keep(), 0 for success
};

}  // namespace rehearse::os
