#include <fmt/format.h>

#include "report/screen/parts.h"
#include "report/text.h"
#include "report/view/notes.h"
#include "report/view/summary.h"

namespace rehearse::report::screen {

std::string notes(const Report& report, const Page& page) {
  constexpr std::size_t kIndent = 16;
  const std::size_t room = page.width > kIndent + 30 ? page.width - kIndent : 30;
  std::string result;
  for (const auto& [kind, text] : view::notes_of(report)) {
    std::string head = " " + page.style.yellow(pad_right(kind, kIndent - 1));
    for (const std::string& line : wrap(one_line(text), room)) {
      result += head + line + "\n";
      head = std::string(kIndent, ' ');
    }
  }
  return result.empty() ? result : result + "\n";
}

std::string last_line(const Report& report, const Page& page) {
  return page.style.bold(view::in_one_line(report)) + "\n";
}

}  // namespace rehearse::report::screen
