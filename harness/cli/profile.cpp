#include <fmt/format.h>

#include <system_error>

#include "base/format.h"
#include "cli/commands.h"
#include "cli/note_listener.h"
#include "cli/output.h"
#include "model/json_profile.h"
#include "profile/gaps.h"
#include "profile/read_dump.h"
#include "profile/read_remote.h"
#include "rehearse/error.h"
#include "source/read_file.h"

namespace rehearse::cli {

namespace {

bool is_address(const std::string& text) {
  std::error_code ignored;
  if (text.find("://") != std::string::npos) return true;
  return text.find('=') != std::string::npos && !std::filesystem::exists(text, ignored);
}

DataProfile read(const ProfileOptions& options, const std::stop_token& stop) {
  if (options.source.empty())
    throw Error(ErrorKind::usage, "rehearse profile needs a server or a file of statistics",
                "rehearse profile postgresql://user@host/database -o profile.json");
  if (is_address(options.source))
    return profile::read_remote(options.source, options.request, options.timeout, stop);
  return profile::read_dump(source::read_file(options.source), options.source, options.request);
}

void tell(const DataProfile& profile) {
  for (const std::string& sentence : profile::gaps(profile)) write_warning(sentence);
  std::size_t columns = 0;
  for (const ProfileTable& table : profile.tables) columns += table.columns.size();
  write_note(fmt::format("profiled {} with {}; `rehearse profile lint` shows every text that the file holds",
                         count(profile.tables.size(), "table"), count(columns, "column")));
}

}  // namespace

int profile(const ProfileOptions& options, const std::stop_token& stop) {
  Destination destination(options.out);
  const DataProfile profile = read(options, stop);
  tell(profile);
  destination.commit(to_json(profile));
  return 0;
}

}  // namespace rehearse::cli
