// The fields of one column for a block of rows, each already in the form that COPY BINARY wants: a length of
// four bytes (-1 for NULL) and the value, everything big-endian.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace rehearse::seed {

/// Writes an integer of any width in network order.
template <typename Integer>
inline void put_big_endian(char* to, Integer value) {
  for (std::size_t i = sizeof(Integer); i-- > 0;) {
    to[i] = static_cast<char>(value & 0xFF);
    value = static_cast<Integer>(sizeof(Integer) > 1 ? value >> 8 : 0);
  }
}

class ColumnBuffer {
 public:
  void clear() {
    used_ = 0;
    ends_.clear();
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// With its length in front.
  [[nodiscard]] std::string_view field(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {bytes_.data() + begin, ends_[i] - begin};
  }
  /// Without the length; must not be NULL.
  [[nodiscard]] std::string_view value(std::size_t i) const { return field(i).substr(4); }
  [[nodiscard]] bool null(std::size_t i) const { return field(i).size() == 4 && field(i)[0] == '\xFF'; }

  void add_null() {
    put_big_endian<std::int32_t>(grow(4), -1);
    ends_.push_back(used_);
  }
  /// Room for a value of `bytes`, to be written before the next call.
  char* add(std::size_t bytes) {
    char* to = grow(4 + bytes);
    put_big_endian(to, static_cast<std::int32_t>(bytes));
    ends_.push_back(used_);
    return to + 4;
  }
  void add(std::string_view value) {
    char* to = add(value.size());
    if (!value.empty()) std::memcpy(to, value.data(), value.size());
  }
  /// A field of another buffer, length included.
  void add_field(std::string_view field) {
    std::memcpy(grow(field.size()), field.data(), field.size());
    ends_.push_back(used_);
  }
  template <typename Integer>
  void add_integer(Integer value) {
    put_big_endian(add(sizeof(Integer)), value);
  }

 private:
  char* grow(std::size_t bytes) {
    if (used_ + bytes > bytes_.size()) bytes_.resize((used_ + bytes) * 2);
    char* at = bytes_.data() + used_;
    used_ += bytes;
    return at;
  }

  std::vector<char> bytes_;  ///< its size is the capacity; used_ says how much of it holds fields
  std::size_t used_ = 0;
  std::vector<std::size_t> ends_;
};

}  // namespace rehearse::seed
