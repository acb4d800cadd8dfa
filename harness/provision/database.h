// A database of our own on a server that we may write to.
#pragma once

#include <string>
#include <string_view>

#include "pg/target.h"

namespace rehearse::provision {

/// The comment of everything that we make on a server.
inline constexpr std::string_view kMark = "created by rehearse, may be dropped at any time";

/// Creates the database, owned by the endpoint's unprivileged owner and marked as ours by a comment; drops
/// it, with every connection to it, when destroyed.
class Database {
 public:
  /// A copy of `origin` when that is not empty; nobody may be connected to it meanwhile.
  Database(const Endpoint& endpoint, std::string name, const std::string& origin = {});
  ~Database();
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;

  [[nodiscard]] const std::string& name() const { return name_; }
  /// From now on the database is somebody else's to drop.
  void release() { name_.clear(); }
  [[nodiscard]] pg::Target superuser() const { return pg::as_superuser(endpoint_, name_); }
  [[nodiscard]] pg::Target owner() const { return pg::as_owner(endpoint_, name_); }

 private:
  void drop() noexcept;

  Endpoint endpoint_;
  std::string name_;  ///< empty once moved from
};

}  // namespace rehearse::provision
