#include "provision/database.h"

#include <fmt/format.h>

#include <utility>

#include "pg/connection.h"

namespace rehearse::provision {

namespace {

// FILE_COPY beats the default WAL_LOG by far for anything but an empty template; it came with version 15,
// before which it was the only way and had no name.
std::string copy_clause(const std::string& origin, int server_version) {
  if (origin.empty()) return " TEMPLATE template0";
  return fmt::format(" TEMPLATE {}{}", pg::quote_identifier(origin),
                     server_version >= 150'000 ? " STRATEGY FILE_COPY" : "");
}

}  // namespace

Database::Database(const Endpoint& endpoint, std::string name, const std::string& origin)
    : endpoint_(endpoint), name_(std::move(name)) {
  pg::Connection admin(pg::as_superuser(endpoint_, "postgres"));
  const std::string quoted = pg::quote_identifier(name_);
  admin.query(fmt::format("CREATE DATABASE {} OWNER {}{}", quoted, pg::quote_identifier(endpoint_.owner),
                          copy_clause(origin, admin.server_version())));
  admin.query(fmt::format("COMMENT ON DATABASE {} IS {}", quoted, pg::quote_literal(kMark)));
}

Database::~Database() {
  drop();
}

Database::Database(Database&& other) noexcept
    : endpoint_(std::move(other.endpoint_)), name_(std::exchange(other.name_, {})) {}

Database& Database::operator=(Database&& other) noexcept {
  if (this != &other) {
    drop();
    endpoint_ = std::move(other.endpoint_);
    name_ = std::exchange(other.name_, {});
  }
  return *this;
}

void Database::drop() noexcept {
  if (name_.empty()) return;
  try {
    pg::Connection admin(pg::as_superuser(endpoint_, "postgres"));
    admin.query(fmt::format("DROP DATABASE IF EXISTS {} WITH (FORCE)", pg::quote_identifier(name_)));
  } catch (const std::exception&) {
    // The server is gone and took the database with it.
  }
  name_.clear();
}

}  // namespace rehearse::provision
