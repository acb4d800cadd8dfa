#include "os/process.h"

#include <fmt/format.h>
#include <grp.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/readable_pipe.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/process/v2/process.hpp>
#include <boost/process/v2/stdio.hpp>
#include <chrono>
#include <cstdlib>
#include <functional>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::os {

namespace {

namespace asio = boost::asio;
namespace bp = boost::process::v2;
using boost::system::error_code;

// How long a process outside of the group may keep our pipes open after the program has ended.
constexpr auto kDrain = std::chrono::milliseconds(500);

// Runs in the child between fork and exec. Everything it needs is prepared: it must not allocate.
struct ChildSetup {
  const Command& command;
  std::vector<const char*> environment;

  template <typename Launcher>
  error_code on_setup(Launcher& launcher, const bp::filesystem::path& /*program*/,
                      const char* const*& /*argv*/) {
    if (command.environment) launcher.env = environment.data();
    return {};
  }

  template <typename Launcher>
  error_code on_exec_setup(Launcher& /*launcher*/, const bp::filesystem::path& /*program*/,
                           const char* const*& /*argv*/) {
    if (enter()) return {};
    return {errno, boost::system::system_category()};
  }

 private:
  [[nodiscard]] bool enter() const {
    sigset_t none;
    sigemptyset(&none);
    if (setpgid(0, 0) != 0 || sigprocmask(SIG_SETMASK, &none, nullptr) != 0) return false;
    if (command.user && !drop_to(*command.user)) return false;
    return command.folder.empty() || chdir(command.folder.c_str()) == 0;
  }

  static bool drop_to(const User& user) {
    umask(077);
    return setgroups(1, &user.gid) == 0 && setgid(user.gid) == 0 && setuid(user.uid) == 0;
  }
};

std::vector<std::string> flat(const std::map<std::string, std::string>& environment) {
  std::vector<std::string> result;
  result.reserve(environment.size());
  for (const auto& [name, value] : environment) result.push_back(fmt::format("{}={}", name, value));
  return result;
}

std::vector<const char*> pointers(const std::vector<std::string>& strings) {
  std::vector<const char*> result;
  result.reserve(strings.size() + 1);
  for (const std::string& text : strings) result.push_back(text.c_str());
  result.push_back(nullptr);
  return result;
}

std::string executable(const std::string& name) {
  std::string path = find_program(name);
  if (!path.empty()) return path;
  throw Error(ErrorKind::environment, fmt::format("the program '{}' is not in PATH", name),
              "install it, or add its folder to PATH");
}

// Reads one pipe until its end, piece by piece.
class Capture {
 public:
  explicit Capture(asio::io_context& context) : pipe_(context) {}

  asio::readable_pipe& pipe() { return pipe_; }
  std::string& text() { return text_; }
  void close() {
    error_code ignored;
    pipe_.close(ignored);
  }
  void read(const std::function<void()>& at_end) {
    pipe_.async_read_some(asio::buffer(buffer_),
                          [this, at_end](const error_code& failure, std::size_t count) {
                            text_.append(buffer_.data(), count);
                            if (failure)
                              at_end();
                            else
                              read(at_end);
                          });
  }

 private:
  asio::readable_pipe pipe_;
  std::array<char, 4'096> buffer_{};
  std::string text_;
};

class Run {
 public:
  explicit Run(const Command& command) : command_(command) {}

  Completion complete() {
    auto child = start();
    for (Capture* stream : {&out_, &err_}) stream->read([this] { stream_ended(); });
    timer_.expires_after(std::chrono::duration_cast<std::chrono::nanoseconds>(command_.timeout));
    timer_.async_wait([&](const error_code& cancelled) {
      if (cancelled) return;
      result_.timed_out = true;
      kill(-child.id(), SIGKILL);
    });
    const std::stop_callback stopped(command_.stop, [&] {
      asio::post(context_, [&] {
        if (!ended_) kill(-child.id(), SIGKILL);
      });
    });
    child.async_wait([&](const error_code& /*failure*/, int /*code*/) { ended(child); });
    context_.run();
    result_.out = std::move(out_.text());
    result_.err = std::move(err_.text());
    return std::move(result_);
  }

 private:
  bp::process start() {
    const auto environment = flat(command_.environment.value_or(std::map<std::string, std::string>{}));
    const std::vector<std::string> arguments(command_.argv.begin() + 1, command_.argv.end());
    bp::default_process_launcher launcher;
    error_code failure;
    auto child = launcher(context_.get_executor(), failure, executable(command_.argv.front()), arguments,
                          bp::process_stdio{nullptr, out_.pipe(), err_.pipe()},
                          ChildSetup{command_, pointers(environment)});
    if (failure) {
      throw Error(ErrorKind::environment,
                  fmt::format("cannot start '{}': {}", describe(command_.argv), failure.message()));
    }
    return child;
  }

  void ended(const bp::process& child) {
    kill(-child.id(), SIGKILL);
    const int status = child.native_exit_code();
    if (WIFSIGNALED(status)) result_.signal = WTERMSIG(status);
    result_.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    ended_ = true;
    timer_.cancel();
    if (open_streams_ == 0) return;
    timer_.expires_after(kDrain);
    timer_.async_wait([this](const error_code& cancelled) {
      if (cancelled) return;
      out_.close();
      err_.close();
    });
  }

  void stream_ended() {
    if (--open_streams_ == 0 && ended_) timer_.cancel();
  }

  const Command& command_;
  asio::io_context context_;
  Capture out_{context_};
  Capture err_{context_};
  asio::steady_timer timer_{context_};
  int open_streams_ = 2;
  bool ended_ = false;
  Completion result_;
};

}  // namespace

// Our own search, because Boost's needs the compiled Boost.Filesystem.
std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const char* path = std::getenv("PATH");
  for (const auto folder : split(path == nullptr ? "/usr/bin:/bin" : path, ':')) {
    std::string candidate = fmt::format("{}/{}", folder, name);
    struct stat status {};
    if (stat(candidate.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
        access(candidate.c_str(), X_OK) == 0)
      return candidate;
  }
  return {};
}

Completion run(const Command& command) {
  if (command.argv.empty()) throw Error(ErrorKind::bug, "a command without a program");
  return Run(command).complete();
}

std::map<std::string, std::string> own_environment() {
  std::map<std::string, std::string> environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (const std::size_t equals = text.find('='); equals != std::string_view::npos)
      environment.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return environment;
}

std::string describe(const std::vector<std::string>& argv) {
  std::string text;
  for (const std::string& whole : argv) {
    const std::size_t line = whole.find('\n');
    const std::string argument = line == std::string::npos ? whole : whole.substr(0, line) + " ...";
    const bool plain =
        !argument.empty() && argument.find_first_of(" \t\n'\"\\$&|;<>()*?") == std::string::npos;
    text += fmt::format("{}{}", text.empty() ? "" : " ", plain ? argument : "'" + argument + "'");
  }
  return text;
}

}  // namespace rehearse::os
