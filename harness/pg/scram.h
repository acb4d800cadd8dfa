#pragma once

#include <string>

#include "pg/target.h"

namespace rehearse::pg {

/// What CREATE ROLE takes in place of a password, so that no log of the server ever holds that. Throws
/// ServerError when the server cannot be reached.
std::string scram_verifier(const Target& server, const std::string& role, const std::string& password);

}  // namespace rehearse::pg
