// What a text column seems to hold, judged by its name.
#pragma once

#include <string_view>

namespace rehearse::seed {

enum class TextKind {
  words,
  email,
  first_name,
  last_name,
  full_name,
  user_name,
  phone,
  country,
  currency,
  url,
  city,
  street,
  postcode,
  slug,
  title,
  status,
  digest,
  color,
  locale,
  code,
  company,
  address,
  mime,
  version,
  time_zone,
  path,
  host,
  gender,
};

/// `words` when the name says nothing.
TextKind infer_text_kind(std::string_view column);
std::string_view to_string(TextKind kind);

}  // namespace rehearse::seed
