#pragma once

#include "schema/change.h"

namespace rehearse::schema::repair {

/// Whether a lost object could not be created, or an added one not be dropped, because of something else:
/// a part of it lives on elsewhere, an object that is there on both sides uses it, or it has only moved into
/// or out of an extension.
bool has_obstacle(const Change& change);

}  // namespace rehearse::schema::repair
