#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/init_template.h"
#include "cli/output.h"
#include "rehearse/error.h"

namespace rehearse::cli {

int init(const InitOptions& options) {
  const auto file = (options.folder / "rehearse.toml").lexically_normal();
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, error)))
    throw Error(ErrorKind::usage, fmt::format("{} exists and is left as it is", file.string()));
  OutputFile(file).commit(init_template());
  print(fmt::format("wrote {}\n", file.string()));
  return 0;
}

}  // namespace rehearse::cli
