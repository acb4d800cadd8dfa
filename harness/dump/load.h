// Loads a dump into a throwaway database.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "dump/dump.h"
#include "provision/database.h"
#include "rehearse/provisioner.h"

namespace rehearse::dump {

/// Owns what the dump gives to nobody, so that an owner that the dump sets can be told from chance.
inline constexpr const char* kLoader = "rehearse_loader";

struct Loaded {
  provision::Database database;
  std::vector<std::string> notes;  ///< what was left out or added to make it load, as sentences
};

/// Into a new database of the name that the dump creates, or else `name`. Roles that are missing are created
/// without login, parameters that this server does not know are left out. Throws Error at the statement that
/// fails: usage, or environment for an extension that is not installed.
Loaded load(const Dump& dump, const Endpoint& endpoint, const std::string& name, const std::stop_token& stop);

}  // namespace rehearse::dump
