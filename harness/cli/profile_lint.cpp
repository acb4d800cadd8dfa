#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/format.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/note_listener.h"
#include "cli/output.h"
#include "cli/printable.h"
#include "model/json_profile.h"
#include "profile/lint.h"
#include "source/read_file.h"

namespace rehearse::cli {

namespace {

using profile::LiteralReason;
using profile::ProfileLiteral;

std::string line(const ProfileLiteral& literal) {
  const std::string subject = literal.column.empty() ? "(server)" : literal.column;
  return fmt::format("{}\t{}\t{}\t{}\n", literal.path, printable(subject), name_of(literal.reason),
                     printable(literal.text));
}

std::string summary(const std::vector<ProfileLiteral>& literals) {
  std::map<LiteralReason, std::size_t> counts;
  for (const ProfileLiteral& literal : literals) ++counts[literal.reason];
  std::vector<std::string> parts;
  for (const auto& [reason, number] : counts) parts.push_back(fmt::format("{} {}", number, name_of(reason)));
  return fmt::format("{}: {}", count(literals.size(), "text"), join(parts, ", "));
}

}  // namespace

int profile_lint(const ProfileLintOptions& options) {
  const DataProfile profile = profile_from_json(source::read_file(options.file), options.file.string());
  const std::vector<ProfileLiteral> literals = profile::literals(profile);
  std::string text;
  for (const ProfileLiteral& literal : literals) text += line(literal);
  print(text);
  write_note(summary(literals));
  const bool kept = std::any_of(literals.begin(), literals.end(), [](const ProfileLiteral& literal) {
    return literal.reason == LiteralReason::kept;
  });
  if (!kept) return 0;
  write_warning("values of production were kept by choice");
  return options.strict ? 1 : 0;
}

}  // namespace rehearse::cli
