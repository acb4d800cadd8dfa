#include "model/json.h"

#include "rehearse/reporter.h"

namespace rehearse::report {

namespace {

std::string render_json(const Report& report, const RenderOptions& /*options*/) {
  return to_json(report);
}

}  // namespace

extern const Reporter json;
const Reporter json{"json", "json", render_json, "the record here as well"};

}  // namespace rehearse::report
