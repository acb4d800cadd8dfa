// Where a connection goes, and as whom.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/provisioner.h"

namespace rehearse::pg {

struct Target {
  Endpoint endpoint;
  std::string database;
  std::string user;
  std::string application_name = "rehearse";
};

Target as_superuser(const Endpoint& endpoint, std::string database);
Target as_owner(const Endpoint& endpoint, std::string database);
Target as_seeder(const Endpoint& endpoint, std::string database);

/// A value of a keyword/value string, quoted.
std::string conninfo_value(std::string_view value);

/// A libpq keyword/value string for our own work, which settings of the database or the role do not reach. It
/// never holds a password: our servers trust their private socket folder, and for others there is a password
/// file.
std::string connection_string(const Target& target);

/// The same for migrations, which work with the settings of database and role, as in production.
std::string migration_connection_string(const Target& target);

}  // namespace rehearse::pg
