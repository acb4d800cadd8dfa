#include "snapshot/secrets.h"

#include <fmt/format.h>

namespace rehearse::snapshot {

namespace {

// A value with a comma in it is quoted, or the list could be read in two ways.
std::string options_where(std::string_view array, std::string_view hidden) {
  return fmt::format(R"(
      CASE WHEN {array} IS NOT NULL THEN (
        SELECT string_agg(name || '=' || CASE WHEN {hidden} THEN {digest}
          WHEN value ~ '^''|, ' THEN quote_literal(value) ELSE value END, ', ' ORDER BY name)
        FROM unnest({array}) item
        CROSS JOIN LATERAL (SELECT split_part(item, '=', 1) AS name,
          substr(item, strpos(item, '=') + 1) AS value) parts
      ) END)",
                     fmt::arg("array", array), fmt::arg("hidden", hidden),
                     fmt::arg("digest", digest("value")));
}

}  // namespace

std::string digest(std::string_view value) {
  return fmt::format(
      "'<digest ' || left(encode(sha256(convert_to({}, getdatabaseencoding())), 'hex'), 4) || '>'", value);
}

std::string is_secret(std::string_view name) {
  return fmt::format(
      "{} ~* 'pass|pwd|secret|token|credential|(access|api|private|scram_client|scram_server)_?key'", name);
}

std::string options(std::string_view array) {
  // The second form is a URL with a password in it.
  return options_where(array, is_secret("name") + " OR value ~ '://[^/]*:[^/]*@'");
}

std::string secret_options(std::string_view array) {
  return options_where(array, "true");
}

}  // namespace rehearse::snapshot
