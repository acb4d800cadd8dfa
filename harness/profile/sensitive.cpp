#include "profile/sensitive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/strings.h"

namespace rehearse::profile {

namespace {

using NamedCategory = std::pair<std::string_view, std::string_view>;

// Words of a name, in the languages that columns are named in most; several words in a row with a blank.
constexpr std::array<NamedCategory, 74> kWords{{
    {"email", "email"},
    {"e mail", "email"},
    {"mail", "email"},
    {"phone", "phone"},
    {"telephone", "phone"},
    {"mobile", "phone"},
    {"cell", "phone"},
    {"cellphone", "phone"},
    {"fax", "phone"},
    {"tel", "phone"},
    {"msisdn", "phone"},
    {"imei", "phone"},
    {"imsi", "phone"},
    {"ssn", "national id"},
    {"social security", "national id"},
    {"national id", "national id"},
    {"nin", "national id"},
    {"nino", "national id"},
    {"personal number", "national id"},
    {"tax id", "national id"},
    {"tin", "national id"},
    {"vat", "national id"},
    {"cpf", "national id"},
    {"curp", "national id"},
    {"passport", "passport"},
    {"licence", "licence"},
    {"license", "licence"},
    {"iban", "bank account"},
    {"bic", "bank account"},
    {"swift", "bank account"},
    {"bank", "bank account"},
    {"account number", "bank account"},
    {"routing", "bank account"},
    {"sort code", "bank account"},
    {"card", "card"},
    {"cvv", "card"},
    {"cvc", "card"},
    {"pan", "card"},
    {"password", "password"},
    {"passwd", "password"},
    {"passphrase", "password"},
    {"pwd", "password"},
    {"pin", "password"},
    {"otp", "password"},
    {"totp", "password"},
    {"salt", "password"},
    {"token", "token"},
    {"secret", "token"},
    {"api key", "token"},
    {"apikey", "token"},
    {"private key", "token"},
    {"credential", "token"},
    {"credentials", "token"},
    {"session", "token"},
    {"cookie", "token"},
    {"birth", "birth date"},
    {"birthday", "birth date"},
    {"birthdate", "birth date"},
    {"dob", "birth date"},
    {"born", "birth date"},
    {"death", "birth date"},
    {"deceased", "birth date"},
    {"address", "address"},
    {"addr", "address"},
    {"street", "address"},
    {"zip", "address"},
    {"zipcode", "address"},
    {"postcode", "address"},
    {"postal", "address"},
    {"latitude", "position"},
    {"longitude", "position"},
    {"surname", "name"},
    {"diagnosis", "health"},
    {"religion", "belief"},
}};

constexpr std::array<NamedCategory, 9> kNamesOfPeople{{{"first name", "name"},
                                                       {"last name", "name"},
                                                       {"firstname", "name"},
                                                       {"lastname", "name"},
                                                       {"full name", "name"},
                                                       {"given name", "name"},
                                                       {"family name", "name"},
                                                       {"maiden name", "name"},
                                                       {"ip", "network address"}}};

bool is_upper(char c) {
  return std::isupper(static_cast<unsigned char>(c)) != 0;
}

// " home phone 2 " of homePhone2, HOME_PHONE_2 and "home phone-2".
std::string words_of(std::string_view name) {
  std::string result = " ";
  bool after_lower = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool separates = byte < 0x80 && std::isalpha(byte) == 0;
    if (separates || (after_lower && is_upper(c))) result += ' ';
    if (!separates) result += static_cast<char>(std::tolower(byte));
    after_lower = !separates && !is_upper(c);
  }
  return result + " ";
}

std::string_view found_in(std::string_view words) {
  const auto stands = [&](const NamedCategory& entry) {
    const auto at = [&](const std::string& word) { return words.find(word) != std::string_view::npos; };
    const std::string word(entry.first);
    return at(" " + word + " ") || at(" " + word + "s ");
  };
  const auto word = std::find_if(kWords.begin(), kWords.end(), stands);
  if (word != kWords.end()) return word->second;
  const auto name = std::find_if(kNamesOfPeople.begin(), kNamesOfPeople.end(), stands);
  return name == kNamesOfPeople.end() ? std::string_view{} : name->second;
}

// email_count, card_type: about the thing, not the thing.
bool is_about(std::string_view words) {
  constexpr std::array<std::string_view, 7> kLast{" count ",  " total ", " type ",  " kind ",
                                                  " status ", " state ", " length "};
  return std::any_of(kLast.begin(), kLast.end(),
                     [&](std::string_view last) { return words.ends_with(last); });
}

bool is_time(ValueKind kind) {
  return kind == ValueKind::date || kind == ValueKind::timestamp || kind == ValueKind::time ||
         kind == ValueKind::interval;
}

// address_id and session_id: the number of a row somewhere else, whose skew seeding needs. A national id is a
// number of a person.
bool is_reference(const RawColumn& column, std::string_view words, std::string_view content) {
  return column.kind == ValueKind::integer && words.ends_with(" id ") && content != "national id" &&
         content != "passport";
}

}  // namespace

std::string sensitive_content(const RawColumn& column) {
  if (column.kind == ValueKind::boolean || column.kind == ValueKind::label) return {};
  const std::string words = words_of(column.name);
  std::string_view content = is_about(words) ? std::string_view{} : found_in(words);
  if (content.empty()) content = found_in(words_of(column.type));
  if (is_time(column.kind) && content != "birth date") return {};
  return is_reference(column, words, content) ? std::string{} : std::string(content);
}

}  // namespace rehearse::profile
