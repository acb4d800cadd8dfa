// What a difference means, in words, where its two values do not say it by themselves.
#pragma once

#include <string>

#include "schema/change.h"

namespace rehearse::schema {

/// One line without a full stop, for somebody who knows SQL but not the catalogs: "rows that were there
/// before are not checked: VALIDATE CONSTRAINT is missing". Empty when the values speak for themselves.
std::string meaning_of(const Change& change);

}  // namespace rehearse::schema
