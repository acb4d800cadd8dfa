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
#include "os/process.h"
#include "pg/connection.h"
#include "pg/scram.h"
#include "pg/server_error.h"
#include "provision/binaries.h"
#include "provision/gc.h"
#include "provision/local_programs.h"
#include "provision/password.h"
#include "provision/settings_shown.h"
#include "provision/tcp_access.h"
#include "provision/template_cache.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kOwner = "owner";
constexpr int kPort = 5432;  // only part of the socket's name, unless the server listens on TCP
constexpr const char* kAuthentication = "pg_hba.conf";

constexpr Millis kStart{60'000};
constexpr Millis kTool{10 * 60'000};  // initdb, cp, sync
constexpr Millis kStop{10 * 60'000};  // writes every dirty page of the seeded tables
constexpr Millis kFarewell{20'000};
constexpr Millis kLook{100};  // how soon a stop request is noticed
constexpr auto kReadinessPoll = std::chrono::milliseconds(5);

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

Machine machine_of(const LocalPlan& plan) {
  Machine machine = inspect_machine(plan.roots.work);
  const Bytes limit = plan.programs->build().memory;
  if (limit.value > 0 && limit < machine.memory) machine.memory = limit;
  return machine;
}

bool complains_about_settings(const std::string& log) {
  return log.find("unrecognized configuration parameter") != std::string::npos ||
         log.find("invalid value for parameter") != std::string::npos ||
         log.find("is outside the valid range for parameter") != std::string::npos;
}

}  // namespace

LocalPlan plan_local(const ServerSpec& spec) {
  const Installation installation = choose_installation(spec.postgres, SearchPlaces::of_this_machine());
  const auto user = os::server_user();
  require_reachable(installation, user);
  LocalPlan plan{programs_of(installation), Roots::of_this_machine(), user, spec.settings};
  if (spec.tcp) plan.tcp_role = spec.role == MigrationRole::superuser ? kSuperuser : kOwner;
  return plan;
}

LocalServer::LocalServer(LocalPlan plan, Listener& listener)
    : plan_(std::move(plan)),
      layout_(plan_layout(plan_.roots, plan_.user)),
      machine_(machine_of(plan_)),
      endpoint_{layout_.sockets.string(), kPort, kSuperuser, kOwner} {
  // Bad settings are refused before anything is started, and those of measuring not only after the seeding.
  settings_of(Profile::measuring, plan_.programs->build().major, machine_, plan_.settings);
  supervisor_ = std::make_unique<os::Supervisor>(os::SupervisorSpec{layout_.work, layout_.sockets, plan_.user,
                                                                    plan_.programs->environment(),
                                                                    plan_.programs->farewell(layout_)});
  plan_.programs->prepare(layout_);
  create_cluster(listener);
  if (!plan_.tcp_role.empty()) open_tcp();
  launch();
  await_ready();
  create_owner();
  give_password();
}

LocalServer::~LocalServer() {
  supervisor_.reset();
  // Nothing is left to do unless somebody killed the supervisor.
  std::error_code ignored;
  const auto farewell = plan_.programs->farewell(layout_);
  if (!farewell.empty() && !kept_ && fs::exists(layout_.work, ignored))
    os::run({.argv = farewell, .timeout = kFarewell});
  std::vector<Removed> removed;
  reap(layout_.work, removed);
}

void LocalServer::create_cluster(Listener& listener) {
  const Build& build = plan_.programs->build();
  const TemplateCache cache(make_cache_folder(plan_.roots, plan_.user), build);
  if (!cache.holds_template())
    listener.note(
        fmt::format("first use of PostgreSQL {}: creating a template cluster with initdb", build.version));
  cache.fill(
      layout_.data(), [this] { initialise(); }, [this](const std::vector<std::string>& argv) { run(argv); });
}

// A container needs the folder before it can be given it.
void LocalServer::initialise() {
  run({"/bin/mkdir", layout_.data().string()});
  run(plan_.programs->initialise({layout_, supervisor_->pid()}), {}, plan_.programs->run_as());
}

void LocalServer::create_owner() {
  pg::Connection admin(pg::as_superuser(endpoint_, "postgres"));
  admin.query(fmt::format("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
                          pg::quote_identifier(endpoint_.owner)));
}

// A port of its own: that of other servers is taken. The data folder's own pg_hba.conf trusts everybody on
// TCP.
void LocalServer::open_tcp() {
  write_authentication(layout_.work / kAuthentication, plan_.tcp_role);
  endpoint_.port = free_tcp_port();
  endpoint_.tcp_password = random_password();
}

void LocalServer::give_password() {
  if (plan_.tcp_role.empty()) return;
  const pg::Target target = pg::as_superuser(endpoint_, "postgres");
  const std::string verifier = pg::scram_verifier(target, plan_.tcp_role, endpoint_.tcp_password);
  pg::Connection admin(target);
  admin.query(fmt::format("ALTER ROLE {} PASSWORD {}", pg::quote_identifier(plan_.tcp_role),
                          pg::quote_literal(verifier)));
}

void LocalServer::run(const std::vector<std::string>& argv, const std::stop_token& stop, os::RunAs who) {
  supervisor_->launch(argv, SIGKILL, who);
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
  Settings settings = settings_of(profile_, plan_.programs->build().major, machine_, plan_.settings);
  settings["listen_addresses"] = plan_.tcp_role.empty() ? "" : kLoopback;
  if (!plan_.tcp_role.empty()) settings["hba_file"] = (layout_.work / kAuthentication).string();
  settings["port"] = std::to_string(endpoint_.port);
  settings["unix_socket_directories"] = fmt::format("\"{}\"", layout_.sockets.string());
  settings["cluster_name"] = layout_.token;
  std::vector<std::string> words;
  for (const auto& [name, value] : settings) words.push_back(fmt::format("{}={}", name, value));
  return plan_.programs->serve({layout_, supervisor_->pid()}, words);
}

// SIGQUIT, "immediate shutdown", as its last signal (manual, section 19.5): nothing is worth saving once the
// harness is gone.
void LocalServer::launch() {
  supervisor_->launch(command_line(), SIGQUIT, plan_.programs->run_as());
}

// The way in that tests use, and the token: another server's answer on the same path is no answer.
bool LocalServer::answers() const {
  std::error_code ignored;
  if (!fs::exists(layout_.sockets / fmt::format(".s.PGSQL.{}", endpoint_.port), ignored)) return false;
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
  give_password();  // files of another server hold another one
}

std::optional<StateHome> LocalServer::state_home() const {
  return StateHome{make_cache_folder(plan_.roots, plan_.user), plan_.programs->build().identity};
}

void LocalServer::keep(Millis lease) {
  supervisor_->keep(lease);
  kept_ = true;
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
  const Build& build = plan_.programs->build();
  ServerFacts facts{build.backend, build.version, admin.server_version(),
                    settings_shown(admin, plan_.settings), machine_.load > machine_.cores};
  facts.image = build.image;
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
