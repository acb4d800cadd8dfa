#include "seed/text_form.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rehearse::seed {

namespace {

// In the order of every collation: digits before letters, one case only.
constexpr std::string_view kAll = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kDigits = kAll.substr(0, 10);
constexpr std::string_view kHex = kAll.substr(0, 16);
constexpr std::string_view kLetters = kAll.substr(10);
constexpr std::array kPlaces{0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0};
// Of each block that repeat_filler() writes: with these pglz saves two fifths, or so little that it gives up,
// which takes it as long.
constexpr std::ptrdiff_t kFresh = 11;
constexpr std::ptrdiff_t kMostlyFresh = 17;
constexpr double kRawPerStored = 1.65;  // of kFresh
constexpr int kUuidLength = 36;
constexpr int kUuidGroup = 8;  // digits before the first dash

std::string_view alphabet_of(TextClass characters) {
  switch (characters) {
    case TextClass::digits:
      return kDigits;
    case TextClass::hex:
    case TextClass::uuid:
      return kHex;
    case TextClass::word:
    case TextClass::words:
      return kLetters;
    case TextClass::mixed:
      return kAll;
  }
  return kAll;
}

}  // namespace

TextForm::TextForm(TextClass characters, std::int64_t capacity, int least, int most, Stream stream)
    : class_(characters),
      alphabet_(alphabet_of(characters)),
      least_(std::max(least, 1)),
      most_(std::max(most, 1)),
      stream_(stream),
      outside_stream_(stream.child("outside")) {
  const auto base = static_cast<std::int64_t>(alphabet_.size());
  const int longest = characters == TextClass::uuid ? kUuidGroup : 11;  // 36^11 fits 63 bits
  prefix_ = 0;
  while ((capacity_ < capacity || prefix_ == 0) && prefix_ < std::min(most_, longest)) {
    capacity_ *= base;
    ++prefix_;
  }
  least_ = std::clamp(least_, std::min(prefix_, most_), most_);
}

void TextForm::set_lengths(const std::vector<int>& lengths) {
  lengths_.clear();
  if (lengths.size() + 2 != kPlaces.size()) return;
  for (const int length : lengths) lengths_.push_back(length);
  // Beyond the known percentiles as far as the quarter next to them.
  lengths_.insert(lengths_.begin(), std::max(lengths_[0] - (lengths_[1] - lengths_[0]) / 4, 1.0));
  lengths_.push_back(lengths_.back() + (lengths_.back() - lengths_[lengths_.size() - 2]) / 4);
}

void TextForm::set_literals(std::vector<std::pair<std::int64_t, std::string>> literals) {
  std::sort(literals.begin(), literals.end());
  literals_ = std::move(literals);
}

const std::string* TextForm::literal(std::int64_t number) const {
  if (literals_.empty()) return nullptr;
  const auto found = std::lower_bound(literals_.begin(), literals_.end(), number,
                                      [](const auto& entry, std::int64_t n) { return entry.first < n; });
  return found != literals_.end() && found->first == number ? &found->second : nullptr;
}

int TextForm::length(std::int64_t number) const {
  if (class_ == TextClass::uuid && most_ >= kUuidLength) return kUuidLength;
  if (outside(number)) {
    const double part = 0.5 + static_cast<double>(mix(outside_stream_.at(number)) >> 11U) * 0x1.0p-53;
    return std::clamp(static_cast<int>(outside_bytes_ * part * (compresses(number) ? kRawPerStored : 1)),
                      least_, most_);
  }
  if (lengths_.empty()) return std::clamp(prefix_, least_, most_);
  const double u = stream_.unit(number);
  std::size_t i = 1;
  while (i + 1 < kPlaces.size() && kPlaces[i] <= u) ++i;
  const double inside = (u - kPlaces[i - 1]) / (kPlaces[i] - kPlaces[i - 1]);
  const double exact = (lengths_[i - 1] + inside * (lengths_[i] - lengths_[i - 1])) * factor_;
  // Rounded up or down by chance, so that the average keeps its decimals.
  const double whole = std::floor(exact);
  const double chance = static_cast<double>(mix(stream_.at(number)) >> 11U) * 0x1.0p-53;
  return std::clamp(static_cast<int>(whole) + (chance < exact - whole ? 1 : 0), least_, most_);
}

void TextForm::write(std::int64_t number, char* to, int length) const {
  auto rest = static_cast<std::uint64_t>(number) % static_cast<std::uint64_t>(capacity_);
  const int shown = std::min(prefix_, length);
  for (int i = prefix_ - 1; i >= 0; --i) {
    if (i < shown) to[i] = alphabet_[rest % alphabet_.size()];
    rest /= alphabet_.size();
  }
  const auto tail = static_cast<int>(suffix_.size());
  const bool fits = tail > 0 && shown + tail <= length;
  char* const end = to + length - (fits ? tail : 0);
  write_filler(stream_.at(number), to + shown, end);
  if (compressible_ && outside(number))
    repeat_filler(stream_.at(number), compresses(number) ? kFresh : kMostlyFresh, to + shown, end);
  if (fits) std::copy(suffix_.begin(), suffix_.end(), to + length - tail);
  if (class_ == TextClass::uuid && length == kUuidLength) {
    for (const int dash : {8, 13, 18, 23}) to[dash] = '-';
  }
}

void TextForm::write_filler(std::uint64_t random, char* from, char* to) const {
  constexpr unsigned kPerDraw = 10;
  unsigned drawn = 0;
  for (char* at = from; at != to; ++at) {
    if (drawn++ % kPerDraw == 0) random = mix(random + 1);
    const std::uint64_t six = random >> (drawn % kPerDraw * 6U) & 63U;
    const bool space = class_ == TextClass::words && six >= 54 && at != from && at + 1 != to && at[-1] != ' ';
    *at = space ? ' ' : alphabet_[six % alphabet_.size()];
  }
}

// What pglz finds again within a few hundred bytes takes two bytes (pg_lzcompress.c).
void TextForm::repeat_filler(std::uint64_t random, std::ptrdiff_t fresh, char* from, char* to) {
  constexpr std::ptrdiff_t kBlock = 24;
  constexpr std::uint64_t kReach = 8;  // blocks
  std::uint64_t blocks = 1;
  for (char* at = from + kBlock; at < to; at += kBlock, ++blocks) {
    random = mix(random + 1);
    const auto back = static_cast<std::ptrdiff_t>(1 + random % std::min(blocks, kReach)) * kBlock;
    for (char* copy = at + fresh; copy < std::min(at + kBlock, to); ++copy) *copy = copy[-back];
  }
}

}  // namespace rehearse::seed
