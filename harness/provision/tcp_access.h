// A second way into a local server, for drivers that know no Unix sockets (Java's): 127.0.0.1, one role, with
// a password. Nobody else of the machine gets in by it.
#pragma once

#include <filesystem>
#include <string>

namespace rehearse::provision {

inline constexpr const char* kLoopback = "127.0.0.1";

/// A port of kLoopback that nobody listens on now. Throws Error (environment) when there is none.
int free_tcp_port();

/// Client authentication (manual, section 21.1) that trusts the private socket, as without it, and lets
/// `role` in over TCP from this machine when it knows its password. Throws Error (environment).
void write_authentication(const std::filesystem::path& file, const std::string& role);

}  // namespace rehearse::provision
