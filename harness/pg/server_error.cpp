#include "pg/server_error.h"

#include <utility>

namespace rehearse::pg {

ServerError::ServerError(std::string sqlstate, const std::string& message, std::string hint)
    : Error(ErrorKind::environment, message, std::move(hint)), sqlstate_(std::move(sqlstate)) {}

bool is_environment_failure(const std::string& sqlstate) {
  const std::string category = sqlstate.substr(0, 2);
  return category == "53" || category == "58" || category == "F0" || category == "XX";
}

}  // namespace rehearse::pg
