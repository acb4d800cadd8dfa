// Where a server of the user's is, taken apart so that the password goes into a file and nowhere else.
#pragma once

#include <filesystem>
#include <string>

#include "rehearse/provisioner.h"

namespace rehearse::provision {

struct Address {
  Endpoint endpoint;     ///< without an owner yet; its parameters hold no secret
  std::string password;  ///< empty: none was given
};

/// Reads a libpq URL or keyword/value string; PGHOST, PGPORT, PGUSER and PGPASSWORD fill in what it leaves
/// out. Throws Error (usage), in which no part of a password is repeated.
Address address_of(const std::string& url);

/// Writes a password file (manual, section 34.16) for the superuser, and for the owner and the
/// seeder, who have the same, which only we can read.
/// Where the address has no password, the user's own password file still counts.
void write_password_file(const std::filesystem::path& file, const Address& address,
                         const std::string& owner_password);

}  // namespace rehearse::provision
