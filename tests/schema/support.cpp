#include "schema/support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace rehearse::schema::test {

SchemaSnapshot snapshot(std::vector<SchemaObject> objects) {
  std::sort(objects.begin(), objects.end(), [](const auto& a, const auto& b) {
    return std::tie(a.kind, a.identity) < std::tie(b.kind, b.identity);
  });
  SchemaSnapshot result{.objects = std::move(objects)};
  result.digest = digest(result.objects);
  return result;
}

std::vector<SchemaDifference> differences(std::vector<SchemaObject> before, std::vector<SchemaObject> after) {
  return compare(snapshot(std::move(before)), snapshot(std::move(after)), Comparison::down);
}

SchemaDifference changed(const std::string& kind, const std::string& identity, const std::string& attribute,
                         const std::string& before, const std::string& after) {
  SchemaObject old_object{kind, identity, {}};
  SchemaObject new_object = old_object;
  if (!before.empty()) old_object.attributes[attribute] = before;
  if (!after.empty()) new_object.attributes[attribute] = after;
  const auto found = differences({old_object}, {new_object});
  EXPECT_EQ(found.size(), 1U);
  return found.empty() ? SchemaDifference{} : found.front();
}

}  // namespace rehearse::schema::test
