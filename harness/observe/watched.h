// Whom to sample, as a query says it.
#pragma once

#include <string>

#include "rehearse/probe.h"

namespace rehearse::observe {

/// The parameters of kIsWatched.
inline constexpr const char* kWatchedTypes = "int[], boolean";
/// A condition on a column `pid`.
inline constexpr const char* kIsWatched = "(pid = ANY ($1)) = $2";

/// Values for kWatchedTypes: "'{4711}', true".
std::string arguments(const Watched& watched);

}  // namespace rehearse::observe
