// Runs a program that migrates the database itself.
#pragma once

#include <map>
#include <stop_token>
#include <string>

#include "os/process.h"
#include "pg/target.h"
#include "rehearse/script.h"

namespace rehearse::run {

/// With {url} and the other placeholders of ToolCommand filled in. The environment is ours without anything
/// that could lead the program to another server: every PG* variable and DATABASE_URL name the target.
os::Command tool_command(const ToolCommand& tool, const pg::Target& target,
                         const std::map<std::string, std::string>& our_environment);

/// What the program said last, for a message: error output before the rest.
std::string last_words(const os::Completion& completion);

}  // namespace rehearse::run
