// Owners that a throwaway server gave, because the files that it was made from name none.
#pragma once

#include "schema/side.h"

namespace rehearse::schema {

/// Takes owners out of both snapshots where one of them has its owner by chance, and the roles out of default
/// privileges when they are by chance. Does nothing when migrations made both sides: then an owner that only
/// one of them sets is a difference. True when anything was taken out.
bool leave_out_chance_owners(Side& before, Side& after);

}  // namespace rehearse::schema
