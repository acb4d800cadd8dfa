// What meaning_of() asks, one file per topic. Each answer is empty when the topic has nothing to say.
#pragma once

#include <string>

#include "schema/change.h"

namespace rehearse::schema::meaning {

/// Values that always mean the same, whatever else there is.
std::string of_values(const Change& change);

std::string of_column(const Change& change);
std::string of_constraint(const Change& change);
std::string of_grants(const Change& change);
std::string of_index(const Change& change);
std::string of_name(const Change& change);
std::string of_parts(const Change& change);
std::string of_twin(const Change& change);
std::string of_type(const Change& change);
std::string of_versions(const Change& change);

}  // namespace rehearse::schema::meaning
