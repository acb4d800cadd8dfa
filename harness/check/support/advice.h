// What to write instead of a statement that blocks others for too long.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/migration.h"

namespace rehearse::check {

/// Advice for the statement that took the lock. Names the table and the column where they are known.
std::string advice_for_blocking(std::string_view sql);

/// Advice when the lock was taken by one statement and kept until COMMIT while another one worked.
std::string advice_for_keeping(std::string_view opened_by, std::string_view kept_during);

}  // namespace rehearse::check
