#include "seed/text_kind.h"

#include <gtest/gtest.h>

namespace rehearse::seed {
namespace {

TEST(TextKind, IsReadOffTheName) {
  const std::pair<std::string_view, TextKind> cases[] = {
      {"email", TextKind::email},           {"First_Name", TextKind::first_name},
      {"family_name", TextKind::last_name}, {"phone_number", TextKind::phone},
      {"country_code", TextKind::country},  {"currency", TextKind::currency},
      {"avatar_url", TextKind::url},        {"ip_address", TextKind::address},
      {"order_status", TextKind::status},   {"slug", TextKind::slug},
      {"title", TextKind::title},           {"city", TextKind::city},
      {"zip", TextKind::postcode},          {"access_token", TextKind::digest},
      {"password_hash", TextKind::digest},  {"api_key", TextKind::digest},
      {"locale", TextKind::locale},         {"time_zone", TextKind::time_zone},
      {"app_version", TextKind::version},   {"color", TextKind::color},
      {"mime_type", TextKind::mime},        {"file_path", TextKind::path},
      {"hostname", TextKind::host},         {"gender", TextKind::gender},
      {"remark", TextKind::words},
  };
  for (const auto& [name, kind] : cases) EXPECT_EQ(infer_text_kind(name), kind) << name;
}

}  // namespace
}  // namespace rehearse::seed
