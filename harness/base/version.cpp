#include "base/version.h"

namespace rehearse {

std::string_view version() {
  return REHEARSE_VERSION;
}

}  // namespace rehearse
