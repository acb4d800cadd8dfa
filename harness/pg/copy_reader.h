// Reads a query's rows in the binary form of COPY, so that they can be sent back without being understood.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pg/session.h"

namespace rehearse::pg {

/// Calls `each(column, field)` for every field of `query`, row by row; nothing stands for NULL. The view is
/// valid during the call. Throws ServerError.
void read_binary(Session& session, const std::string& query,
                 const std::function<void(std::size_t column, std::optional<std::string_view> field)>& each);

}  // namespace rehearse::pg
