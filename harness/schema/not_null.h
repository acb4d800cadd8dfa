// NOT NULL, which is both an attribute of a column and, from version 18 on, a constraint with a name; for
// domains from 17 on.
#pragma once

#include "schema/changes.h"

namespace rehearse::schema {

/// Takes lost and added NOT NULL constraints out where the line of their column or domain says the same: it
/// has become nullable or not, or it is lost or added itself. One whose column stays NOT NULL has another
/// name.
void leave_to_columns(Changes& changes, const SchemaSnapshot& expected, const SchemaSnapshot& found);

}  // namespace rehearse::schema
