// Options of foreign objects and connection strings may hold passwords, which no snapshot may show. Their
// values are replaced on the server, so that they never leave it.
#pragma once

#include <string>
#include <string_view>

namespace rehearse::snapshot {

/// "<digest 1a2b>" of a text: a changed value shows as a changed digest. Sixteen bits are too few to tell
/// which of the passwords that somebody tries is the right one.
std::string digest(std::string_view value);

/// The condition that an option with this name holds a secret.
std::string is_secret(std::string_view name);

/// An array of options, "name=value" each, as a sorted list without secrets. NULL stays NULL.
std::string options(std::string_view array);

/// The same where every value is taken for a secret.
std::string secret_options(std::string_view array);

}  // namespace rehearse::snapshot
