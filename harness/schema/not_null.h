// NOT NULL, which is both an attribute of a column and, from version 18 on, a constraint with a name; for
// domains from 17 on.
#pragma once

#include "schema/changes.h"
#include "schema/versions.h"

namespace rehearse::schema {

/// Takes lost and added NOT NULL constraints out where the line of their column or domain says the same: it
/// has become nullable or not, or it is lost or added itself. One whose column stays NOT NULL has another
/// name.
void leave_to_columns(Changes& changes, const SchemaSnapshot& expected, const SchemaSnapshot& found);

/// Takes out NOT NULL constraints that say no more than their column or domain does, where the other version
/// keeps none: before 18, for domains before 17.
void leave_out_unnamed_not_nulls(Changes& changes, const Versions& versions);

}  // namespace rehearse::schema
