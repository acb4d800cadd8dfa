#include "seed/text_kind.h"

#include <string>

#include "base/enum_names.h"
#include "base/strings.h"

namespace rehearse::seed {

namespace {

constexpr EnumNames<TextKind, 28> kNames{{
    {TextKind::words, "words"},
    {TextKind::email, "email"},
    {TextKind::first_name, "first_name"},
    {TextKind::last_name, "last_name"},
    {TextKind::full_name, "full_name"},
    {TextKind::user_name, "user_name"},
    {TextKind::phone, "phone"},
    {TextKind::country, "country"},
    {TextKind::currency, "currency"},
    {TextKind::url, "url"},
    {TextKind::city, "city"},
    {TextKind::street, "street"},
    {TextKind::postcode, "postcode"},
    {TextKind::slug, "slug"},
    {TextKind::title, "title"},
    {TextKind::status, "status"},
    {TextKind::digest, "digest"},
    {TextKind::color, "color"},
    {TextKind::locale, "locale"},
    {TextKind::code, "code"},
    {TextKind::company, "company"},
    {TextKind::address, "address"},
    {TextKind::mime, "mime"},
    {TextKind::version, "version"},
    {TextKind::time_zone, "time_zone"},
    {TextKind::path, "path"},
    {TextKind::host, "host"},
    {TextKind::gender, "gender"},
}};

struct Rule {
  std::string_view glob;  ///< on the column's name in lower case without underscores
  TextKind kind;
};

// The first match wins, so the narrow ones stand first.
constexpr Rule kRules[] = {
    {"*email*", TextKind::email},
    {"*mail", TextKind::email},
    {"*firstname*", TextKind::first_name},
    {"*givenname*", TextKind::first_name},
    {"*lastname*", TextKind::last_name},
    {"*surname*", TextKind::last_name},
    {"*familyname*", TextKind::last_name},
    {"*username*", TextKind::user_name},
    {"*login*", TextKind::user_name},
    {"*handle*", TextKind::user_name},
    {"*nickname*", TextKind::user_name},
    {"*company*", TextKind::company},
    {"*organi?ation*", TextKind::company},
    {"*countrycode*", TextKind::country},
    {"*country*", TextKind::country},
    {"*currency*", TextKind::currency},
    {"*phone*", TextKind::phone},
    {"*mobile*", TextKind::phone},
    {"*fax*", TextKind::phone},
    {"*ipaddress*", TextKind::address},
    {"*ipaddr", TextKind::address},
    {"*timezone*", TextKind::time_zone},
    {"tz", TextKind::time_zone},
    {"*hostname*", TextKind::host},
    {"*domain*", TextKind::host},
    {"*filename*", TextKind::path},
    {"*path", TextKind::path},
    {"*directory*", TextKind::path},
    {"*version*", TextKind::version},
    {"*gender*", TextKind::gender},
    {"sex", TextKind::gender},
    {"*remoteaddr*", TextKind::address},
    {"ip", TextKind::address},
    {"*url*", TextKind::url},
    {"*uri*", TextKind::url},
    {"*website*", TextKind::url},
    {"*link", TextKind::url},
    {"*href*", TextKind::url},
    {"*city*", TextKind::city},
    {"*town*", TextKind::city},
    {"*street*", TextKind::street},
    {"*address*", TextKind::street},
    {"*postcode*", TextKind::postcode},
    {"*postalcode*", TextKind::postcode},
    {"*zip*", TextKind::postcode},
    {"*slug*", TextKind::slug},
    {"*title*", TextKind::title},
    {"*subject*", TextKind::title},
    {"*headline*", TextKind::title},
    {"*status*", TextKind::status},
    {"*state*", TextKind::status},
    {"*token*", TextKind::digest},
    {"*secret*", TextKind::digest},
    {"*apikey*", TextKind::digest},
    {"*signature*", TextKind::digest},
    {"*fingerprint*", TextKind::digest},
    {"*hash*", TextKind::digest},
    {"*digest*", TextKind::digest},
    {"*checksum*", TextKind::digest},
    {"*password*", TextKind::digest},
    {"*color*", TextKind::color},
    {"*colour*", TextKind::color},
    {"*locale*", TextKind::locale},
    {"lang", TextKind::locale},
    {"*language*", TextKind::locale},
    {"*mimetype*", TextKind::mime},
    {"*contenttype*", TextKind::mime},
    {"*sku*", TextKind::code},
    {"*code*", TextKind::code},
    {"*number*", TextKind::code},
    {"*reference*", TextKind::code},
    {"*name*", TextKind::full_name},
    {"*author*", TextKind::full_name},
};

}  // namespace

TextKind infer_text_kind(std::string_view column) {
  std::string name = lower(column);
  std::erase(name, '_');
  for (const Rule& rule : kRules) {
    if (glob_match(rule.glob, name)) return rule.kind;
  }
  return TextKind::words;
}

std::string_view to_string(TextKind kind) {
  return name_of(kNames, kind);
}

}  // namespace rehearse::seed
