#include "sql/directive_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"

namespace rehearse::sql {

namespace {

const std::string& written(const DirectiveArgument& argument) {
  return argument.key.empty() ? argument.value : argument.key;
}

}  // namespace

DirectiveRequest::DirectiveRequest(const DirectiveLine& line, Locator& locator,
                                   const std::vector<std::string>& keys)
    : line_(&line), locator_(&locator) {
  for (const DirectiveArgument& argument : line.arguments) check(argument, keys);
}

void DirectiveRequest::check(const DirectiveArgument& argument, const std::vector<std::string>& keys) const {
  if (std::find(keys.begin(), keys.end(), argument.key) == keys.end())
    throw error(argument,
                fmt::format("the directive '{}' has no argument '{}'{}", line_->name, written(argument),
                            did_you_mean(written(argument), keys)),
                "a value with spaces needs double quotes");
  if (find(argument.key) != &argument)
    throw error(argument, fmt::format("the directive '{}' has '{}' twice", line_->name, written(argument)),
                "a value with spaces needs double quotes");
}

const DirectiveArgument* DirectiveRequest::find(std::string_view key) const {
  const auto found = std::find_if(line_->arguments.begin(), line_->arguments.end(),
                                  [&](const DirectiveArgument& a) { return a.key == key; });
  return found == line_->arguments.end() ? nullptr : &*found;
}

std::string DirectiveRequest::reason() const {
  const DirectiveArgument* argument = find("reason");
  if (argument == nullptr || trim(argument->value).empty())
    throw error(fmt::format("the directive '{}' needs a reason", line_->name),
                "add reason=\"why it is right here\"");
  return argument->value;
}

SourceLocation DirectiveRequest::location() const {
  return locator_->at(line_->offset);
}

Error DirectiveRequest::error(const std::string& message, std::string hint) const {
  return locator_->error(line_->offset, message, std::move(hint));
}

Error DirectiveRequest::error(const DirectiveArgument& argument, const std::string& message,
                              std::string hint) const {
  return locator_->error(argument.offset, message, std::move(hint));
}

}  // namespace rehearse::sql
