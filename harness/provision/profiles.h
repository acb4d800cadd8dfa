// The server settings of each profile. Pure: the machine comes as an argument.
#pragma once

#include <map>
#include <string>

#include "provision/machine.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

using Settings = std::map<std::string, std::string>;

/// Seeding: as fast as the machine can; a crash may lose everything. Measuring: what a production server pays
/// for WAL, fsync and full page images, so that durations mean something. `user` ([server] settings) applies
/// to both, but seeding overrides what it needs for speed.
/// Throws Error (usage) when `user` sets what the harness itself decides, or wal_level=minimal.
Settings settings_of(Profile profile, int major, const Machine& machine, const Settings& user);

}  // namespace rehearse::provision
