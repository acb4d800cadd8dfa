// The arguments of one directive, checked against those that it knows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sql/directive_line.h"
#include "sql/locator.h"

namespace rehearse::sql {

/// Refers to the line and the locator that it was made of.
class DirectiveRequest {
 public:
  /// Throws Error(usage) on an argument that is not one of `keys` or is given twice.
  DirectiveRequest(const DirectiveLine& line, Locator& locator, const std::vector<std::string>& keys);

  /// nullptr when it was not given.
  [[nodiscard]] const DirectiveArgument* find(std::string_view key) const;

  /// Throws Error(usage) when there is none: an exception without a reason helps nobody in a year.
  [[nodiscard]] std::string reason() const;

  [[nodiscard]] SourceLocation location() const;

  /// About the directive, or about one of its arguments.
  [[nodiscard]] Error error(const std::string& message, std::string hint) const;
  [[nodiscard]] Error error(const DirectiveArgument& argument, const std::string& message,
                            std::string hint) const;

 private:
  void check(const DirectiveArgument& argument, const std::vector<std::string>& keys) const;

  const DirectiveLine* line_;
  Locator* locator_;
};

}  // namespace rehearse::sql
