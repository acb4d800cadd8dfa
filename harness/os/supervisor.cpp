#include "os/supervisor.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <deque>
#include <fstream>
#include <system_error>

#include "os/supervisor_child.h"
#include "os/supervisor_protocol.h"
#include "rehearse/error.h"

namespace rehearse::os {

namespace {

using namespace supervision;
using Clock = std::chrono::steady_clock;

constexpr Millis kFolders{10'000};

[[noreturn]] void fail(const std::string& what, int failure) {
  throw Error(ErrorKind::environment, fmt::format("{}: {}", what, std::generic_category().message(failure)));
}

int exit_code_of(int wait_status) {
  return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

// All strings that the child needs, with their pointers, made while allocation is still allowed.
class PreparedCharge {
 public:
  PreparedCharge(const SupervisorSpec& spec, int control)
      : work_(spec.work.string()),
        sockets_(spec.sockets.string()),
        lease_((spec.work / kLeaseFile).string()),
        log_((spec.work / kLogFile).string()),
        stop_((spec.work / kStopFile).string()) {
    for (const auto& [name, value] : spec.environment)
      variables_.push_back(fmt::format("{}={}", name, value));
    for (const std::string& variable : variables_) pointers_.push_back(variable.c_str());
    pointers_.push_back(nullptr);
    for (const std::string& argument : spec.farewell) farewell_.push_back(argument.c_str());
    farewell_.push_back(nullptr);
    charge_ = {control, work_.c_str(), sockets_.c_str(), lease_.c_str(), log_.c_str(), stop_.c_str()};
    charge_.environment = pointers_.data();
    if (!spec.farewell.empty()) charge_.farewell = farewell_.data();
    charge_.drop = spec.user.has_value();
    if (spec.user) {
      charge_.uid = spec.user->uid;
      charge_.gid = spec.user->gid;
    }
  }

  [[nodiscard]] const Charge& charge() const { return charge_; }

 private:
  std::string work_, sockets_, lease_, log_, stop_;
  std::vector<std::string> variables_;
  std::vector<const char*> pointers_;
  std::vector<const char*> farewell_;
  Charge charge_;
};

// No handler of ours may run in the child before it has put the signals in order.
pid_t fork_with_signals_blocked(const Charge& charge) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = fork();
  if (child == 0) supervise(charge);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return child;
}

}  // namespace

Supervisor::Supervisor(const SupervisorSpec& spec) : work_(spec.work), sockets_(spec.sockets) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    fail("cannot create a socket pair for the supervisor", errno);
  const PreparedCharge prepared(spec, ends[1]);
  pid_ = fork_with_signals_blocked(prepared.charge());
  const int failure = errno;
  close(ends[1]);
  control_ = ends[0];
  if (pid_ < 0) {
    close(control_);
    fail("cannot start the supervisor", failure);
  }
  await_folders(spec);
}

Supervisor::~Supervisor() {
  dismiss();
}

void Supervisor::await_folders(const SupervisorSpec& spec) {
  while (!ready_ && receive(kFolders)) {
  }
  if (ready_ == 0) return;
  const int failure = ready_.value_or(ETIMEDOUT);
  dismiss();
  throw Error(ErrorKind::environment,
              fmt::format("cannot create the work folders {} and {}: {}", spec.work.string(),
                          spec.sockets.string(), std::generic_category().message(failure)),
              "set REHEARSE_TMPDIR to a folder that you may write to and that has room");
}

void Supervisor::launch(const std::vector<std::string>& argv, int last_signal, RunAs who) {
  if (running_) throw Error(ErrorKind::bug, "the supervisor already runs a program");
  running_ = true;
  send({Verb::launch, last_signal, who == RunAs::ourselves}, argv);
}

void Supervisor::signal(int number) {
  if (running()) send({Verb::signal, number}, {});
}

void Supervisor::keep(Millis lease) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(lease);
  const auto end = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() + seconds);
  const std::string line = fmt::format("\n{}{:%Y-%m-%d %H:%M:%S} UTC\n", kKept, fmt::gmtime(end));
  send({Verb::keep, static_cast<int>(seconds.count())}, {line});
  while (!kept_ && receive(kFolders)) {
  }
  if (kept_ != 0) fail("the server cannot be kept", kept_.value_or(ETIMEDOUT));
}

bool Supervisor::running() {
  while (running_ && receive(Millis{0})) {
  }
  return running_;
}

std::optional<int> Supervisor::wait(Millis limit) {
  const auto end = Clock::now() + limit;
  while (running_) {
    const Millis left = end - Clock::now();
    if (left <= Millis{0} || !receive(left)) break;
  }
  if (lost_) throw Error(ErrorKind::environment, "the supervisor of the server was killed");
  return running_ ? std::nullopt : std::optional<int>(exit_code_);
}

void Supervisor::send(const Request& request, const std::vector<std::string>& argv) {
  std::string message(sizeof request, '\0');
  std::memcpy(message.data(), &request, sizeof request);
  for (const std::string& argument : argv) message += argument + '\0';
  if (message.size() >= kMaxRequest || argv.size() > kMaxArguments)
    throw Error(ErrorKind::usage, "the command line of the server is too long",
                "use fewer [server] settings");
  if (::send(control_, message.data(), message.size(), MSG_NOSIGNAL) < 0)
    fail("the supervisor of the server does not answer", errno);
}

// Takes one event. False when none came within the limit, or none will ever come again.
bool Supervisor::receive(Millis limit) {
  pollfd descriptor{control_, POLLIN, 0};
  const auto count = poll(&descriptor, 1, static_cast<int>(std::ceil(limit.count())));
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  Event event;
  if (recv(control_, &event, sizeof event, 0) != sizeof event) {
    lost_ = true;
    running_ = false;
    return false;
  }
  if (event.kind == EventKind::ready) {
    ready_ = event.number;
  } else if (event.kind == EventKind::kept) {
    kept_ = event.number;
  } else {
    running_ = false;
    exit_code_ = exit_code_of(event.number);
  }
  return true;
}

std::string Supervisor::log_tail(std::size_t lines) const {
  std::ifstream file(work_ / kLogFile);
  std::deque<std::string> tail;
  for (std::string line; std::getline(file, line);) {
    tail.push_back(line);
    if (tail.size() > lines) tail.pop_front();
  }
  return fmt::format("{}", fmt::join(tail, "\n"));
}

void Supervisor::dismiss() noexcept {
  if (control_ >= 0) close(control_);
  control_ = -1;
  if (kept_ == 0) return;
  while (pid_ > 0 && waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

}  // namespace rehearse::os
