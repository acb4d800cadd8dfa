// Folders of a test's own, in which servers run and after which nothing may remain.
#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "os/temp_folder.h"
#include "provision/binaries.h"
#include "provision/layout.h"
#include "provision/local_programs.h"
#include "provision/local_server.h"
#include "support/server.h"

namespace rehearse::provision {

inline bool eventually(const std::function<bool()>& holds,
                       std::chrono::seconds limit = std::chrono::seconds(5)) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

class Sandbox {
 public:
  explicit Sandbox(std::optional<os::User> user = os::server_user()) : user_(std::move(user)) {
    for (const auto* folder : {&work_, &cache_}) {
      std::filesystem::permissions(folder->path(),
                                   std::filesystem::perms::others_exec | std::filesystem::perms::group_exec,
                                   std::filesystem::perm_options::add);
    }
  }

  [[nodiscard]] Roots roots() const { return {work_.path(), {work_.path()}, {cache_.path()}}; }
  [[nodiscard]] LocalPlan plan(Settings settings = {}) const {
    return {programs_of(choose_installation(test::wanted_postgres(), SearchPlaces::of_this_machine())),
            roots(), user_, std::move(settings)};
  }
  /// Copies the template that this test program has made before, so that not every test runs initdb.
  [[nodiscard]] LocalPlan quick_plan(Settings settings = {}) const {
    LocalPlan result = plan(std::move(settings));
    result.roots.cache = Roots::of_this_machine().cache;
    return result;
  }
  [[nodiscard]] const std::filesystem::path& work_root() const { return work_.path(); }
  [[nodiscard]] bool empty() const { return std::filesystem::is_empty(work_.path()); }
  /// The work folder of the one server that runs here; empty when there is none.
  [[nodiscard]] std::filesystem::path work_folder() const {
    for (const auto& entry : std::filesystem::directory_iterator(work_.path()))
      if (entry.path().extension() != kSocketSuffix) return entry.path();
    return {};
  }

 private:
  os::TempFolder work_;
  os::TempFolder cache_;
  std::optional<os::User> user_;
};

}  // namespace rehearse::provision
