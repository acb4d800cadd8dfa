// A CREATE statement in the making.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/change.h"

namespace rehearse::schema::repair {

/// Keeps account of which attributes have found their place in the statement. An attribute that did not, may
/// be the one that matters: then no statement is offered at all.
class Draft {
 public:
  Draft(const SchemaObject& object, const Surroundings& around) : object_(object), around_(around) {}

  [[nodiscard]] const SchemaObject& object() const { return object_; }
  [[nodiscard]] const Surroundings& around() const { return around_; }

  /// The value, which counts as placed; empty where the object does not have it.
  std::string_view take(const std::string& name);
  /// Takes it: does it have this value?
  bool takes(const std::string& name, std::string_view value);
  /// These say nothing that the statement would have to.
  void leave_out(const std::vector<std::string>& names);
  /// No statement can be offered.
  void give_up() { given_up_ = true; }

  /// A statement without its semicolon, to run after the CREATE.
  void then(std::string statement) { later_.push_back(std::move(statement)); }
  /// Statements with their semicolons, which are offered together with this one or not at all.
  void include(const std::string& statements);

  /// `create` without its semicolon, then owner, grants and comment where they are not what a new object has.
  /// Empty when an attribute was not taken.
  std::string finish(const std::string& create);

 private:
  void add_owner();

  const SchemaObject& object_;
  const Surroundings& around_;
  std::set<std::string, std::less<>> taken_;
  std::vector<std::string> later_;
  std::string included_;
  bool given_up_ = false;
};

}  // namespace rehearse::schema::repair
