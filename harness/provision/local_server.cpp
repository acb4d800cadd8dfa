#include "provision/local_server.h"

#include <fmt/format.h>
#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>
#include <utility>

#include "base/strings.h"
#include "pg/connection.h"
#include "pg/server_error.h"
#include "provision/gc.h"
#include "provision/template_cache.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kOwner = "owner";
constexpr int kPort = 5432;  // only part of the socket's name: nothing listens on TCP

constexpr Millis kStart{60'000};
constexpr Millis kTool{10 * 60'000};  // initdb, cp, sync
constexpr Millis kStop{10 * 60'000};  // writes every dirty page of the seeded tables
constexpr Millis kLook{100};          // how soon a stop request is noticed
constexpr auto kReadinessPoll = std::chrono::milliseconds(5);

// What a reader of the report wants to know of the server that the durations come from.
constexpr const char* kFacts =
    "SELECT name, current_setting(name) FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', "
    "'synchronous_commit', 'wal_level', 'shared_buffers', 'work_mem', 'maintenance_work_mem', "
    "'max_wal_size', "
    "'checkpoint_timeout', 'autovacuum', 'TimeZone', 'max_parallel_maintenance_workers', "
    "'max_parallel_workers_per_gather', 'jit', 'deadlock_timeout', 'data_checksums')";

// The programs get nothing of our environment: PGOPTIONS, PGDATA, LC_* and TZ of the user must not matter.
// LD_LIBRARY_PATH is how relocated installations find libpq.
std::map<std::string, std::string> clean_environment() {
  std::map<std::string, std::string> environment{
      {"PATH", "/usr/local/bin:/usr/bin:/bin"}, {"LANG", "C.UTF-8"}, {"LC_ALL", "C.UTF-8"}};
  if (const char* libraries = std::getenv("LD_LIBRARY_PATH")) environment["LD_LIBRARY_PATH"] = libraries;
  return environment;
}

void require_reachable(const Installation& installation, const std::optional<os::User>& user) {
  if (const auto closed = os::first_closed_folder(installation.bin, user)) {
    throw Error(
        ErrorKind::environment,
        fmt::format("{}, whom the server runs as, may not enter {} (on the way to {})",
                    user ? "the user " + user->name : "this user", closed->string(),
                    installation.bin.string()),
        fmt::format("let others enter it (chmod o+x {}), or use another installation", closed->string()));
  }
}

bool complains_about_settings(const std::string& log) {
  return log.find("unrecognized configuration parameter") != std::string::npos ||
         log.find("invalid value for parameter") != std::string::npos ||
         log.find("is outside the valid range for parameter") != std::string::npos;
}

}  // namespace

LocalPlan plan_local(const ServerSpec& spec) {
  LocalPlan plan{choose_installation(spec.postgres, SearchPlaces::of_this_machine()),
                 Roots::of_this_machine(), os::server_user(), spec.settings};
  require_reachable(plan.installation, plan.user);
  return plan;
}

LocalServer::LocalServer(LocalPlan plan, Listener& listener)
    : plan_(std::move(plan)),
      layout_(plan_layout(plan_.roots, plan_.user)),
      machine_(inspect_machine(plan_.roots.work)),
      endpoint_{layout_.sockets.string(), kPort, kSuperuser, kOwner} {
  // Bad settings are refused before anything is started, and those of measuring not only after the seeding.
  settings_of(Profile::measuring, plan_.installation.major, machine_, plan_.settings);
  supervisor_ = std::make_unique<os::Supervisor>(
      os::SupervisorSpec{layout_.work, layout_.sockets, plan_.user, clean_environment()});
  create_cluster(listener);
  launch();
  await_ready();
  create_owner();
}

LocalServer::~LocalServer() {
  supervisor_.reset();
  // Nothing is left to do unless somebody killed the supervisor.
  std::vector<Removed> removed;
  reap(layout_.work, removed);
}

void LocalServer::create_cluster(Listener& listener) {
  const TemplateCache cache(make_cache_folder(plan_.roots, plan_.user), plan_.installation);
  if (!cache.holds_template()) {
    listener.note(fmt::format("first use of PostgreSQL {}: creating a template cluster with initdb",
                              plan_.installation.version));
  }
  cache.fill(layout_.data(), [this](const std::vector<std::string>& argv) { run(argv); });
}

void LocalServer::create_owner() {
  pg::Connection admin(pg::as_superuser(endpoint_, "postgres"));
  admin.query(fmt::format("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
                          pg::quote_identifier(endpoint_.owner)));
}

void LocalServer::run(const std::vector<std::string>& argv, const std::stop_token& stop) {
  supervisor_->launch(argv, SIGKILL);
  const auto code = await_end(stop);
  if (code == 0) return;
  fail(code ? fmt::format("{} failed with exit code {}", argv.front(), *code)
            : fmt::format("{} did not end within {} s", argv.front(), kTool.count() / 1'000));
}

std::optional<int> LocalServer::await_end(const std::stop_token& stop) {
  const auto deadline = Clock::now() + kTool;
  auto code = supervisor_->wait(kLook);
  while (!code && !stop.stop_requested() && Clock::now() < deadline) code = supervisor_->wait(kLook);
  if (code) return code;
  supervisor_->signal(SIGKILL);
  supervisor_->wait(kTool);
  if (!stop.stop_requested()) return std::nullopt;
  throw Error(ErrorKind::interrupted, "interrupted while copying the files of the server");
}

// Settings travel on the command line, where ALTER SYSTEM in a migration cannot reach them.
std::vector<std::string> LocalServer::command_line() const {
  Settings settings = settings_of(profile_, plan_.installation.major, machine_, plan_.settings);
  settings["listen_addresses"] = "";
  settings["port"] = std::to_string(kPort);
  settings["unix_socket_directories"] = fmt::format("\"{}\"", layout_.sockets.string());
  settings["cluster_name"] = layout_.token;
  std::vector<std::string> argv{(plan_.installation.bin / "postgres").string(), "-D",
                                layout_.data().string()};
  for (const auto& [name, value] : settings)
    argv.insert(argv.end(), {"-c", fmt::format("{}={}", name, value)});
  return argv;
}

// SIGQUIT, "immediate shutdown", as its last signal (manual, section 19.5): nothing is worth saving once the
// harness is gone.
void LocalServer::launch() {
  supervisor_->launch(command_line(), SIGQUIT);
}

// The way in that tests use, and the token: another server's answer on the same path is no answer.
bool LocalServer::answers() const {
  std::error_code ignored;
  if (!fs::exists(layout_.sockets / fmt::format(".s.PGSQL.{}", kPort), ignored)) return false;
  try {
    pg::Connection probe(pg::as_superuser(endpoint_, "postgres"));
    return probe.query("SELECT current_setting('cluster_name')").text(0, 0) == layout_.token;
  } catch (const pg::ServerError&) {
    return false;  // still starting up
  }
}

void LocalServer::await_ready() {
  const auto deadline = Clock::now() + kStart;
  while (!answers()) {
    if (!supervisor_->running()) fail("the PostgreSQL server ended while it was starting");
    if (Clock::now() > deadline)
      fail(fmt::format("the PostgreSQL server did not answer within {} s", kStart.count() / 1'000));
    std::this_thread::sleep_for(kReadinessPoll);
  }
}

void LocalServer::stop_cleanly() {
  supervisor_->signal(SIGINT);
  const auto code = supervisor_->wait(kStop);
  if (code != 0) fail("the PostgreSQL server did not stop in good order");
}

// wal_level and shared_buffers need a restart. The pages that a server without fsync has left in the kernel's
// cache are written out first; else the first measured checkpoint would pay for them. One syncfs(2) of the
// file system, because `initdb --sync-only` syncs a thousand files one by one: 0.04 s against 3 s on a fresh
// cluster.
void LocalServer::use(Profile profile, const std::function<void(const AtRest&)>& meanwhile,
                      const std::stop_token& stop) {
  if (profile == profile_) return;
  stop_cleanly();
  meanwhile({layout_.data(), [&](const std::vector<std::string>& argv) { run(argv, stop); }});
  if (profile == Profile::measuring) run({"/bin/sync", "--file-system", layout_.data().string()});
  profile_ = profile;
  launch();
  await_ready();
}

std::optional<StateHome> LocalServer::state_home() const {
  return StateHome{make_cache_folder(plan_.roots, plan_.user), build_of(plan_.installation)};
}

void LocalServer::keep(Millis lease) {
  supervisor_->keep(lease);
}

Bytes LocalServer::log_size() const {
  return {static_cast<std::int64_t>(fs::file_size(layout_.work / os::kLogFile))};
}

std::string LocalServer::log_since(Bytes size) const {
  std::ifstream file(layout_.work / os::kLogFile, std::ios::binary);
  file.seekg(size.value);
  return {std::istreambuf_iterator<char>(file), {}};
}

ServerFacts LocalServer::facts() const {
  pg::Connection admin(pg::as_superuser(endpoint_, "postgres"));
  ServerFacts facts{"local", plan_.installation.version, admin.server_version(), {}, false};
  const pg::Result rows = admin.query(kFacts);
  for (std::size_t row = 0; row < rows.rows(); ++row)
    facts.settings.emplace(rows.text(row, 0), rows.text(row, 1));
  for (const auto& [name, value] : plan_.settings)
    facts.settings.emplace(name, admin.query("SELECT current_setting($1)", {name}).text(0, 0));
  facts.contended = machine_.load > machine_.cores;
  return facts;
}

void LocalServer::fail(const std::string& what) const {
  const std::string log = log_tail();
  const bool settings = complains_about_settings(log);
  throw Error(
      settings ? ErrorKind::usage : ErrorKind::environment,
      fmt::format("{}; its last words:\n{}", what, log.empty() ? "(none)" : log),
      settings ? "correct [server] settings" : "rehearse doctor says what rehearse found on this machine");
}

}  // namespace rehearse::provision
