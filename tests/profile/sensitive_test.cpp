#include "profile/sensitive.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rehearse::profile {
namespace {

struct Case {
  std::string name;
  std::string type;
  ValueKind kind;
  std::string content;
};

TEST(Sensitive, GoesByNameTypeAndKind) {
  const std::vector<Case> cases{
      {"email", "text", ValueKind::text, "email"},
      {"workEmail2", "text", ValueKind::text, "email"},
      {"E_MAIL", "text", ValueKind::text, "email"},
      {"contact", "email_address", ValueKind::text, "email"},
      {"home_phones", "text[]", ValueKind::array, "phone"},
      {"phone", "bigint", ValueKind::integer, "phone"},
      {"customer_iban", "text", ValueKind::text, "bank account"},
      {"passwordHash", "text", ValueKind::text, "password"},
      {"api_key", "text", ValueKind::text, "token"},
      {"date_of_birth", "date", ValueKind::date, "birth date"},
      {"last name", "text", ValueKind::text, "name"},
      {"ssn", "character(11)", ValueKind::text, "national id"},
      {"email_verified", "boolean", ValueKind::boolean, ""},
      {"email_count", "integer", ValueKind::integer, ""},
      {"password_changed_at", "timestamp", ValueKind::timestamp, ""},
      {"card_type", "mood", ValueKind::label, ""},
      {"name", "text", ValueKind::text, ""},
      {"classname", "text", ValueKind::text, ""},
      {"company", "text", ValueKind::text, ""},
      {"total", "numeric(12,2)", ValueKind::decimal, ""},
      {"address_id", "bigint", ValueKind::integer, ""},
      {"session_id", "text", ValueKind::text, "token"},
      {"national_id", "bigint", ValueKind::integer, "national id"},
      {"shipping", "text", ValueKind::text, ""},
  };
  for (const Case& each : cases)
    EXPECT_EQ(sensitive_content({.name = each.name, .type = each.type, .kind = each.kind}), each.content)
        << each.name;
}

}  // namespace
}  // namespace rehearse::profile
