// The programs of an installation on this machine.
#pragma once

#include <memory>

#include "provision/binaries.h"
#include "provision/programs.h"

namespace rehearse::provision {

/// Another text for every cluster that initdb would make otherwise: a package upgrade changes the version
/// line or, for a rebuilt binary, its modification time.
std::string identity_of(const Installation& installation);

std::shared_ptr<const Programs> programs_of(const Installation& installation);

}  // namespace rehearse::provision
