// A harness in a process of its own, to be killed.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "pg/session.h"
#include "provision/sandbox.h"

namespace rehearse::provision {

// Those whose working folder lies below: every program that a supervisor starts.
inline std::vector<pid_t> processes_below(const std::filesystem::path& folder) {
  std::vector<pid_t> pids;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", failure)) {
    const std::string cwd = std::filesystem::read_symlink(entry.path() / "cwd", failure).string();
    if (!failure && cwd.rfind(folder.string(), 0) == 0)
      pids.push_back(std::stoi(entry.path().filename().string()));
  }
  return pids;
}

inline bool has_file(const std::filesystem::path& folder, const char* file) {
  std::error_code ignored;
  return !folder.empty() && std::filesystem::exists(folder / file, ignored);
}

enum class Moment { initdb, starting, idle, in_a_query };

// A harness of its own process: it announces what it does by one byte per line.
class Harness {
 public:
  Harness(const LocalPlan& plan, Moment moment) {
    if (pipe(ends_.data()) != 0) throw std::runtime_error("pipe");
    pid_ = fork();
    if (pid_ == 0) work(plan, moment);
    close(ends_[1]);
  }
  ~Harness() {
    kill_it();
    close(ends_[0]);
  }
  Harness(const Harness&) = delete;
  Harness& operator=(const Harness&) = delete;

  /// The pid of its supervisor, once its server runs.
  pid_t await_server() const {
    pid_t supervisor = 0;
    return read(ends_[0], &supervisor, sizeof supervisor) == sizeof supervisor ? supervisor : 0;
  }
  void kill_it() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    pid_ = -1;
  }
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  [[noreturn]] void work(const LocalPlan& plan, Moment moment) const {
    Listener silent;
    const LocalServer server(plan, silent);
    const pid_t supervisor = server.supervisor();
    if (write(ends_[1], &supervisor, sizeof supervisor) < 0) _exit(1);
    pg::Session session(pg::as_superuser(server.endpoint(), "postgres"));
    if (moment == Moment::in_a_query)
      session.execute("SELECT count(*) FROM generate_series(1, 100000000000)");
    for (;;) pause();
  }

  std::array<int, 2> ends_{};
  pid_t pid_ = -1;
};

inline bool reached(Moment moment, const Harness& harness, const Sandbox& sandbox) {
  const std::filesystem::path work = sandbox.work_folder();
  switch (moment) {
    case Moment::initdb:  // the first file that initdb writes
      return has_file(work, "data/PG_VERSION");
    case Moment::starting:
      return has_file(work, "data/postmaster.pid");
    default:
      return harness.await_server() > 0;
  }
}

}  // namespace rehearse::provision
