#include "report/render.h"

#include <fmt/format.h>

#include <vector>

#include "base/strings.h"
#include "rehearse/error.h"
#include "report/catalogue.h"

namespace rehearse::report {

const Reporter& find(std::string_view format) {
  std::vector<std::string> known;
  for (const Reporter* reporter : catalogue()) {
    if (reporter->format == format) return *reporter;
    known.emplace_back(reporter->format);
  }
  throw Error(ErrorKind::usage, fmt::format("unknown format '{}'{}", format, did_you_mean(format, known)),
              fmt::format("formats: {}", join(known, ", ")));
}

std::string render(std::string_view format, const Report& report, const RenderOptions& options) {
  return find(format).render(report, options);
}

}  // namespace rehearse::report
