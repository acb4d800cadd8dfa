// The words of a statement, for recognising what kind it is. Not a parser: nothing is judged by it, it only
// chooses which advice to give.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::check {

/// Keywords and plain names in upper case with their dots ("PUBLIC.ORDERS"), quoted names as written, single
/// characters of punctuation. Comments are left out; a string constant becomes one word, "''".
class Words {
 public:
  explicit Words(std::string_view sql);

  /// Do the words `phrase` ("SET NOT NULL") follow each other anywhere?
  [[nodiscard]] bool contain(std::string_view phrase) const;
  [[nodiscard]] bool start_with(std::string_view phrase) const;
  /// Does any name stand for the object with this identity, with or without what it is in? `identity` is as
  /// snapshots write it, "public.orders.\"Total\""; its arguments do not count.
  [[nodiscard]] bool mention(std::string_view identity) const;
  /// The name, as the user wrote it, that follows the first `phrase` and any of IF [NOT] EXISTS, ONLY,
  /// CONCURRENTLY; empty when there is none.
  [[nodiscard]] std::string name_after(std::string_view phrase) const;
  /// The name just before the first `phrase`.
  [[nodiscard]] std::string name_before(std::string_view phrase) const;

 private:
  [[nodiscard]] std::size_t find(const std::vector<std::string>& phrase) const;

  std::vector<std::string> words_;    ///< for comparing
  std::vector<std::string> spelled_;  ///< as the user wrote them
};

}  // namespace rehearse::check
