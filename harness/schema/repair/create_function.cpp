#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/items.h"
#include "schema/kinds.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// A body of version 14 and later that was parsed when the function was created.
bool is_parsed(std::string_view body) {
  return body.starts_with("BEGIN ATOMIC") || body.starts_with("RETURN ");
}

// "public.f(integer, text)" -> "public.f(a integer, b text DEFAULT 'x')"
std::string signature(Draft& draft) {
  const std::string& identity = draft.object().identity;
  return fmt::format("{}({})", identity.substr(0, identity.find('(')), draft.take("arguments"));
}

// "work_mem=1MB, search_path=a, b": only what surely is one value is taken apart.
std::string settings(Draft& draft) {
  const auto text = draft.take("settings");
  if (text.empty()) return {};
  if (text.find(',') != std::string_view::npos || text.find('"') != std::string_view::npos) {
    draft.give_up();
    return {};
  }
  const auto equals = text.find('=');
  return fmt::format(" SET {} TO {}", text.substr(0, equals), literal(text.substr(equals + 1)));
}

std::string properties(Draft& draft, bool procedure) {
  std::string text;
  const auto volatility = draft.take("volatility");
  const auto parallel = draft.take("parallel");
  const auto cost = draft.take("cost");
  const auto rows = draft.take("rows");
  const auto usual_cost = attribute(draft.object(), "language") == "c" ? "1" : "100";
  if (!procedure && volatility != "volatile") text += " " + upper(volatility);
  if (draft.takes("strict", "true")) text += " STRICT";
  if (draft.takes("security definer", "true")) text += " SECURITY DEFINER";
  if (draft.takes("leakproof", "true")) text += " LEAKPROOF";
  if (!procedure && parallel != "unsafe") text += fmt::format(" PARALLEL {}", upper(parallel));
  if (!procedure && !cost.empty() && cost != usual_cost) text += fmt::format(" COST {}", cost);
  if (!rows.empty() && rows != "1000") text += fmt::format(" ROWS {}", rows);
  return text + settings(draft);
}

}  // namespace

std::string create_function(Draft draft) {
  const auto kind = draft.take("kind");
  const bool procedure = kind == "procedure";
  const auto returns = draft.take("returns");
  const auto language = draft.take("language");
  const auto body = draft.take("body");
  if (language == "c" || language == "internal" || language.empty()) return {};
  std::string text =
      fmt::format("CREATE OR REPLACE {} {}", procedure ? "PROCEDURE" : "FUNCTION", signature(draft));
  if (!procedure) text += fmt::format(" RETURNS {}", returns);
  text += fmt::format(" LANGUAGE {}{}", language, kind == "window function" ? " WINDOW" : "");
  text += properties(draft, procedure);
  text += is_parsed(body) && language == "sql" ? fmt::format("\n{}", body)
                                               : fmt::format(" AS {}", dollar_quoted(body));
  return draft.finish(text);
}

}  // namespace rehearse::schema::repair
