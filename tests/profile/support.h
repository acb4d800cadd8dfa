// Profiles of the databases of tests.
#pragma once

#include <string>

#include "profile/request.h"
#include "provision/database.h"

namespace rehearse::profile::test {

/// As the superuser, or as `role`, in the way that users do: by address.
DataProfile profiled(const provision::Database& database, const Request& request = {},
                     const std::string& role = "postgres");

void execute(const provision::Database& database, const std::string& sql);

/// Fails the test when there is none.
const ProfileColumn& column(const DataProfile& profile, const std::string& table, const std::string& name);

}  // namespace rehearse::profile::test
