// Whatever the input: pieces and gaps add up to it, or an Error says where it cannot be cut. Directives are
// read along, because they lex the same text.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rehearse/error.h"
#include "sql/add_up.h"
#include "sql/directives.h"
#include "sql/splitter.h"

namespace {

void require(bool holds, const std::string& what) {
  if (holds) return;
  static_cast<void>(std::fprintf(stderr, "%s\n", what.c_str()));
  std::abort();
}

void check(std::string_view text) {
  try {
    const auto statements = rehearse::sql::split(text, "m.sql");
    const std::string problem = rehearse::test::what_does_not_add_up(text, statements);
    require(problem.empty(), problem);
    const auto directives = rehearse::sql::read_directives(text, "m.sql");
    rehearse::sql::reject_late_directives(text, "m.sql", statements);
    static_cast<void>(rehearse::sql::transaction_policy(directives, statements));
  } catch (const rehearse::Error& error) {
    require(error.location() && error.location()->line > 0 && error.location()->column > 0,
            "an error without a place");
    require(error.kind() == rehearse::ErrorKind::usage, "an error of another kind");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
