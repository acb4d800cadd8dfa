#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

using Buffer = fmt::memory_buffer;

constexpr std::array<std::string_view, 16> kFirstNames{"Anna",  "Ben",  "Clara", "David", "Elena", "Felix",
                                                       "Grace", "Hugo", "Ines",  "Jonas", "Karin", "Liam",
                                                       "Maria", "Noah", "Olga",  "Paul"};
constexpr std::array<std::string_view, 16> kLastNames{
    "Adams", "Berg",   "Costa",  "Diaz",  "Evans",  "Fischer", "Garcia", "Hansen",
    "Ito",   "Jensen", "Keller", "Lopez", "Moreau", "Novak",   "Olsen",  "Petrov"};
constexpr std::array<std::string_view, 12> kCountries{"AT", "BR", "CH", "DE", "ES", "FR",
                                                      "GB", "IT", "JP", "NL", "SE", "US"};
constexpr std::array<std::string_view, 6> kCurrencies{"EUR", "USD", "GBP", "CHF", "JPY", "SEK"};
constexpr std::array<std::string_view, 10> kCities{"Berlin", "Lisbon", "London", "Madrid", "Oslo",
                                                   "Paris",  "Prague", "Rome",   "Vienna", "Zurich"};
constexpr std::array<std::string_view, 6> kStreets{"Main Street", "Station Road", "Church Lane",
                                                   "Park Avenue", "Mill Road",    "High Street"};
constexpr std::array<std::string_view, 6> kStatuses{"active", "pending",  "closed",
                                                    "draft",  "archived", "failed"};
constexpr std::array<std::string_view, 8> kNouns{"lamp",   "chair",  "kettle", "garden",
                                                 "engine", "letter", "window", "bridge"};
constexpr std::array<std::string_view, 8> kAdjectives{"blue",  "small", "quiet", "solid",
                                                      "rapid", "early", "plain", "warm"};
constexpr std::array<std::string_view, 5> kLocales{"en-GB", "de-DE", "fr-FR", "es-ES", "it-IT"};
constexpr std::array<std::string_view, 4> kMimes{"text/plain", "image/png", "application/json", "text/html"};

constexpr std::array<std::string_view, 6> kTimeZones{"UTC",          "Europe/Berlin", "Europe/London",
                                                     "America/Lima", "Asia/Tokyo",    "Australia/Perth"};
constexpr std::array<std::string_view, 3> kGenders{"female", "male", "other"};

// Takes choices from one random number, a few bits each.
class Dice {
 public:
  explicit Dice(std::uint64_t random) : random_(random) {}
  template <std::size_t N>
  std::string_view pick(const std::array<std::string_view, N>& from) {
    return from[number(N)];
  }
  std::uint64_t number(std::uint64_t below) {
    const std::uint64_t result = random_ % below;
    random_ = mix(random_ / below + 1);
    return result;
  }

 private:
  std::uint64_t random_;
};

struct Style {
  Buffer& to;
  Dice dice;
  std::int64_t row;
  bool unique;

  template <typename... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(to), format, std::forward<Args>(args)...);
  }
  // What tells the values apart, at the end.
  void suffix(std::string_view separator) {
    if (unique) print("{}{}", separator, row + 1);
  }
};

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

void person(Style& s, std::string_view separator) {
  const std::string first = lowered(s.dice.pick(kFirstNames));
  s.print("{}{}{}", first, separator, lowered(s.dice.pick(kLastNames)));
}

// Addresses and links carry a number in any case: real ones hardly ever repeat.
void compose_link(TextKind kind, Style& s) {
  const std::uint64_t number = s.unique ? static_cast<std::uint64_t>(s.row) + 1 : s.dice.number(100'000);
  if (kind == TextKind::email) {
    person(s, ".");
    s.print("{}@example.com", number);
  } else if (kind == TextKind::url) {
    s.print("https://example.com/{}/{}", s.dice.pick(kNouns), number);
  } else if (kind == TextKind::path) {
    s.print("/{}/{}.txt", s.dice.pick(kNouns), number);
  } else if (kind == TextKind::host) {
    s.print("{}-{}.example.com", s.dice.pick(kNouns), number);
  } else {
    person(s, "_");
    s.print("{}", number);
  }
}

void compose_number(TextKind kind, Style& s) {
  const std::uint64_t number = s.unique ? static_cast<std::uint64_t>(s.row) : s.dice.number(10'000'000);
  if (kind == TextKind::phone) s.print("+1555{:07}", number);
  if (kind == TextKind::postcode) s.print("{:05}", s.unique ? number : number % 100'000);
  if (kind == TextKind::version) s.print("{}.{}.{}", number / 10'000, number / 100 % 100, number % 100);
  if (kind == TextKind::code) s.print("C{:07}", number);
  if (kind == TextKind::color) s.print("#{:06x}", number % 0x1000000);
  if (kind == TextKind::address)
    s.print("10.{}.{}.{}", number >> 16U & 255U, number >> 8U & 255U, number & 255U);
  if (kind == TextKind::digest) s.print("{:016x}{:016x}", mix(number + 1), mix(number + 2));
}

void compose_label(TextKind kind, Style& s) {
  switch (kind) {
    case TextKind::country:
      return s.print("{}", s.dice.pick(kCountries));
    case TextKind::currency:
      return s.print("{}", s.dice.pick(kCurrencies));
    case TextKind::city:
      return s.print("{}", s.dice.pick(kCities));
    case TextKind::street:
      s.print("{} {}", s.dice.number(200) + 1, s.dice.pick(kStreets));
      return;
    case TextKind::status:
      return s.print("{}", s.dice.pick(kStatuses));
    case TextKind::locale:
      return s.print("{}", s.dice.pick(kLocales));
    case TextKind::mime:
      return s.print("{}", s.dice.pick(kMimes));
    case TextKind::time_zone:
      return s.print("{}", s.dice.pick(kTimeZones));
    case TextKind::gender:
      return s.print("{}", s.dice.pick(kGenders));
    case TextKind::slug:
      return s.print("{}-{}", s.dice.pick(kAdjectives), s.dice.pick(kNouns));
    case TextKind::company:
      return s.print("{} Ltd", s.dice.pick(kLastNames));
    case TextKind::title:
      return s.print("The {} {}", s.dice.pick(kAdjectives), s.dice.pick(kNouns));
    case TextKind::first_name:
      return s.print("{}", s.dice.pick(kFirstNames));
    case TextKind::last_name:
      return s.print("{}", s.dice.pick(kLastNames));
    default:
      return s.print("{} {}", s.dice.pick(kFirstNames), s.dice.pick(kLastNames));
  }
}

void compose(TextKind kind, Style& s) {
  switch (kind) {
    case TextKind::email:
    case TextKind::url:
    case TextKind::path:
    case TextKind::host:
    case TextKind::user_name:
      return compose_link(kind, s);
    case TextKind::phone:
    case TextKind::postcode:
    case TextKind::code:
    case TextKind::version:
    case TextKind::color:
    case TextKind::address:
    case TextKind::digest:
      return compose_number(kind, s);
    default:
      compose_label(kind, s);
      s.suffix(kind == TextKind::slug ? "-" : " ");
  }
}

class Text : public Generator {
 public:
  Text(TextKind kind, int width, bool unique, Stream stream)
      : kind_(kind),
        width_(width > 0 ? static_cast<std::size_t>(width) : std::string_view::npos),
        unique_(unique),
        stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    Buffer text;
    for (const std::int64_t row : rows) {
      text.clear();
      Style style{text, Dice(stream_.at(row)), row, unique_};
      compose(kind_, style);
      out.add(std::string_view(text.data(), std::min(text.size(), width_)));
    }
  }

 private:
  TextKind kind_;
  std::size_t width_;
  bool unique_;
  Stream stream_;
};

}  // namespace

GeneratorPtr text(TextKind kind, int width, bool unique, Stream stream) {
  return std::make_shared<Text>(kind, width, unique, stream);
}

}  // namespace rehearse::seed::generator
