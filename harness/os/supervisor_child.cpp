#include "os/supervisor_child.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "os/supervisor_protocol.h"

namespace rehearse::os::supervision {

namespace {

// The server's data is thrown away, so that it gets little time to end in good order.
constexpr int kPatienceMs = 2'000;
constexpr int kKillMs = 2'000;
constexpr int kRemovalMs = 60'000;
constexpr int kFarewellMs = 20'000;
constexpr int kNotExecutable = 127;  // as shells do

// Static, because the heap may be locked by a thread that did not come along.
std::array<char, kMaxRequest> request_buffer;
std::array<char*, kMaxArguments + 1> arguments;

bool made_work = false;  // only what we made ourselves is erased
bool made_sockets = false;
pid_t program = 0;       // the running one; its process group has the same number
pid_t last_program = 0;  // running or not
int last_signal = SIGKILL;
long long lease_ms = 0;  // how long the program may outlive the harness

extern "C" void wake(int /*signal*/) {}

long long now_ms() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000LL + now.tv_nsec / 1'000'000;
}

// Sleeps until the control socket has something, a child ends, or the time is up (negative: no limit).
// SIGCHLD is blocked everywhere else, so that no end of a child is missed.
void wait_for_news(int control, long long ms) {
  sigset_t open_mask;
  sigfillset(&open_mask);
  sigdelset(&open_mask, SIGCHLD);
  pollfd descriptor{control, POLLIN, 0};
  const timespec limit{static_cast<time_t>(ms / 1'000), static_cast<long>(ms % 1'000) * 1'000'000L};
  ppoll(&descriptor, control >= 0 ? 1 : 0, ms < 0 ? nullptr : &limit, &open_mask);
}

void tell(int control, EventKind kind, int number) {
  const Event event{kind, number};
  send(control, &event, sizeof event, MSG_NOSIGNAL);
}

// Collects every child that has ended: the program itself, and orphans of it that came to us as subreaper.
// Returns false when there is no child at all.
bool reap(int control) {
  int status = 0;
  pid_t ended = 0;
  while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
    if (ended != program) continue;
    program = 0;
    if (control >= 0) tell(control, EventKind::exited, status);
  }
  return ended == 0;
}

void leave_the_terminal(const Charge& charge) {
  setsid();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prctl(PR_SET_NAME, "rehearse-superv");
  if (chdir("/") != 0) _exit(1);
  const int null = open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(null, stream);
  // Everything else that the harness had open: other supervisors' sockets above all, whose end would not be
  // noticed while we hold a copy. The two ranges around our own socket.
  const auto control = static_cast<unsigned>(charge.control);
  if (control > 3) close_range(3, control - 1, 0);
  close_range(control + 1, ~0U, 0);
}

void take_over_signals() {
  struct sigaction action {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = wake;
  sigaction(SIGCHLD, &action, nullptr);
  // Everything else stays blocked, as the harness left it: only SIGKILL and SIGSTOP reach us.
}

bool make_folder(const char* path, const Charge& charge, bool& made) {
  made = mkdir(path, 0700) == 0;
  return made && (!charge.drop || chown(path, charge.uid, charge.gid) == 0);
}

// The lease names the socket folder, for a gc that comes after our own violent death. It is locked before it
// says anything, and stays so until we are gone.
bool make_lease(const Charge& charge) {
  const int lease = open(charge.lease, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const auto length = std::strlen(charge.sockets);
  return lease >= 0 && flock(lease, LOCK_EX | LOCK_NB) == 0 &&
         write(lease, charge.sockets, length) == static_cast<ssize_t>(length);
}

bool make_all(const Charge& charge) {
  return make_folder(charge.work, charge, made_work) && make_lease(charge) &&
         make_folder(charge.sockets, charge, made_sockets);
}

// It belongs to the server's user, because a server in a container opens it by its name.
int open_log(const Charge& charge) {
  const int log = open(charge.log, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0600);
  if (charge.drop && log >= 0 && fchown(log, charge.uid, charge.gid) != 0) _exit(kNotExecutable);
  return log;
}

[[noreturn]] void become(const Charge& charge, bool as_ourselves, const char* const* argv) {
  setpgid(0, 0);
  const int log = open_log(charge);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  umask(077);
  const bool drop = charge.drop && !as_ourselves;
  if (drop && (setgroups(1, &charge.gid) != 0 || setgid(charge.gid) != 0 || setuid(charge.uid) != 0))
    _exit(kNotExecutable);
  if (chdir(charge.work) != 0) _exit(kNotExecutable);
  for (int number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  close_range(3, ~0U, 0);
  execve(argv[0], const_cast<char* const*>(argv), const_cast<char* const*>(charge.environment));
  _exit(kNotExecutable);
}

void launch(const Charge& charge, const Request& request, std::size_t length) {
  std::size_t count = 0;
  for (std::size_t i = sizeof request; i < length && count < kMaxArguments;) {
    arguments[count++] = &request_buffer[i];
    i += std::strlen(&request_buffer[i]) + 1;
  }
  arguments[count] = nullptr;
  last_signal = request.number;
  const pid_t child = fork();
  if (child == 0) become(charge, request.as_ourselves, arguments.data());
  if (child < 0) {
    tell(charge.control, EventKind::exited, kNotExecutable << 8);
    return;
  }
  setpgid(child, child);
  program = child;
  last_program = child;
}

void keep(const Charge& charge, const Request& request) {
  const int lease = open(charge.lease, O_WRONLY | O_APPEND | O_CLOEXEC);
  const char* line = &request_buffer[sizeof request];
  const auto length = static_cast<ssize_t>(std::strlen(line));
  const bool written = lease >= 0 && write(lease, line, static_cast<std::size_t>(length)) == length;
  tell(charge.control, EventKind::kept, written ? 0 : errno);
  if (written) lease_ms = request.number * 1'000LL;
  if (lease >= 0) close(lease);
}

// False when the harness is gone, or has closed the connection to be rid of us.
bool serve(const Charge& charge) {
  const ssize_t length = recv(charge.control, request_buffer.data(), request_buffer.size() - 1, MSG_DONTWAIT);
  if (length < 0) return errno == EAGAIN || errno == EINTR;
  Request request;
  if (static_cast<std::size_t>(length) < sizeof request) return false;
  request_buffer[static_cast<std::size_t>(length)] = '\0';
  std::memcpy(&request, request_buffer.data(), sizeof request);
  if (request.verb == Verb::launch)
    launch(charge, request, static_cast<std::size_t>(length));
  else if (request.verb == Verb::keep)
    keep(charge, request);
  else if (program > 0)
    kill(program, request.number);
  return true;
}

// /proc/thread-self/children: the pids of our children, separated by blanks (proc(5), since Linux 3.5).
void kill_children() {
  const int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  const ssize_t length = read(file, request_buffer.data(), request_buffer.size());
  close(file);
  pid_t pid = 0;
  for (ssize_t i = 0; i < length; ++i) {
    const char c = request_buffer[static_cast<std::size_t>(i)];
    if (c >= '0' && c <= '9') {
      pid = pid * 10 + (c - '0');
    } else if (pid > 0) {
      kill(pid, SIGKILL);
      pid = 0;
    }
  }
}

// A postmaster that was killed leaves behind the shared memory segment that guarded its data folder. Without
// the folder nobody would ever remove it. Segments are known by their creator's pid (shmctl(2), SHM_STAT).
void remove_shared_memory(const Charge& charge) {
  const uid_t owner = charge.drop ? charge.uid : geteuid();
  shmid_ds segment{};
  const int last = shmctl(0, SHM_INFO, &segment);
  for (int index = 0; index <= last; ++index) {
    const int id = shmctl(index, SHM_STAT, &segment);
    const bool ours = id >= 0 && segment.shm_cpid == last_program && segment.shm_perm.cuid == owner;
    if (ours && segment.shm_nattch == 0) shmctl(id, IPC_RMID, nullptr);
  }
}

// Asks the program to end, then kills whatever still lives. Backends whose postmaster was killed become our
// children, because we are their subreaper.
void end_all_programs() {
  if (program > 0) kill(program, last_signal);
  const long long patience = now_ms() + kPatienceMs;
  while (reap(-1) && program > 0 && now_ms() < patience) wait_for_news(-1, patience - now_ms());
  if (program > 0) kill(-program, SIGKILL);
  const long long limit = now_ms() + kKillMs;
  while (reap(-1) && now_ms() < limit) {
    kill_children();
    wait_for_news(-1, 20);  // orphans come to us one generation at a time
  }
}

// What it prints stands in the log, which is about to go: it fails when there is nothing left to end.
void bid_farewell(const Charge& charge) {
  const pid_t child = fork();
  if (child == 0) become(charge, true, charge.farewell);
  const long long limit = now_ms() + kFarewellMs;
  while (reap(-1) && now_ms() < limit) wait_for_news(-1, limit - now_ms());
  if (child > 0 && waitpid(child, nullptr, WNOHANG) == 0) kill(-child, SIGKILL);
}

void erase(const char* folder, const Charge& charge) {
  const pid_t child = fork();
  if (child == 0) {
    const std::array<const char*, 5> argv{"rm", "-rf", "--", folder, nullptr};
    execve("/bin/rm", const_cast<char* const*>(argv.data()), const_cast<char* const*>(charge.environment));
    _exit(kNotExecutable);
  }
  const long long limit = now_ms() + kRemovalMs;
  while (reap(-1) && now_ms() < limit) wait_for_news(-1, limit - now_ms());
}

// The harness is gone and nobody can reach us any more but through the stop file.
void wait_out_lease(const Charge& charge) {
  constexpr long long kLookMs = 1'000;
  const long long end = now_ms() + lease_ms;
  while (program > 0 && now_ms() < end && access(charge.stop, F_OK) != 0) {
    wait_for_news(-1, kLookMs);
    reap(-1);
  }
}

}  // namespace

void supervise(const Charge& charge) noexcept {
  leave_the_terminal(charge);
  take_over_signals();
  errno = 0;
  const bool made = make_all(charge);
  tell(charge.control, EventKind::ready, made ? 0 : errno);
  if (made) {
    while (serve(charge)) {
      reap(charge.control);
      wait_for_news(charge.control, -1);
      reap(charge.control);
    }
    wait_out_lease(charge);
    end_all_programs();
    if (last_program > 0) remove_shared_memory(charge);
    if (last_program > 0 && charge.farewell != nullptr) bid_farewell(charge);
  }
  if (made_sockets) erase(charge.sockets, charge);
  if (made_work) erase(charge.work, charge);
  _exit(0);
}

}  // namespace rehearse::os::supervision
