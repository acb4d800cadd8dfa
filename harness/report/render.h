// A report in the format that was asked for.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/reporter.h"

namespace rehearse::report {

/// The reporter of this format; throws Error(usage) with a did-you-mean.
const Reporter& find(std::string_view format);

std::string render(std::string_view format, const Report& report, const RenderOptions& options);

}  // namespace rehearse::report
