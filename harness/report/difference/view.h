// Differences as a reviewer reads them, before they become text of one format or another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/outcome.h"
#include "report/difference/value_diff.h"

namespace rehearse::report::difference {

struct AttributeView {
  std::string attribute;         ///< empty: the whole object
  std::vector<ValueLine> lines;  ///< of a whole object: what it is; none when its kind says it all
  std::string meaning;
  std::string label;  ///< "order only", "name only", "accepted: why"; else empty
};

struct ObjectView {
  std::string title;  ///< "index public.ix: lost", "column public.orders.total"
  char sign;          ///< '-' lost, '+' added, '~' changed
  std::vector<AttributeView> attributes;
  std::vector<std::string> repairs;  ///< each once; a statement may have several lines
};

/// Those of this comparison that were not accepted.
std::vector<const SchemaDifference*> open_differences(const SchemaResult& schema, Comparison comparison);

/// One per object, in the order in which the differences name them.
std::vector<ObjectView> objects_of(const std::vector<const SchemaDifference*>& differences);

/// "3 differences in 2 objects: 1 lost, 2 changed".
std::string summary(const std::vector<const SchemaDifference*>& differences);

}  // namespace rehearse::report::difference
