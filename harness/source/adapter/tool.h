// Runs a program that migrates the database itself.
#pragma once

#include <map>
#include <stop_token>
#include <string>

#include "os/process.h"
#include "pg/target.h"
#include "rehearse/script.h"

namespace rehearse::source::adapter {

/// With {url} and the other placeholders of ToolCommand filled in. The environment is ours without anything
/// that could lead the program to another server: every PG* variable and DATABASE_URL name the target.
os::Command tool_command(const ToolCommand& tool, const pg::Target& target,
                         const std::map<std::string, std::string>& our_environment);

/// For what runs before there is a server: nothing listens there, so that it finds no other server instead.
pg::Target nowhere(bool tcp);

/// What the program said last, for a message: error output before the rest, without the password.
std::string last_words(const os::Completion& completion, const std::string& password = {});

}  // namespace rehearse::source::adapter
