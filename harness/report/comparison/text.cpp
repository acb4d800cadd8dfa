#include "report/comparison/text.h"

#include <fmt/format.h>

#include "base/format.h"
#include "base/strings.h"
#include "report/text.h"
#include "report/text_table.h"

namespace rehearse::report::comparison {

namespace {

std::string growth(const Change& change) {
  if (change.before <= Millis{}) return "new";
  return fmt::format("{:+.0f} %", (change.after / change.before - 1) * 100);
}

std::string in_words(Millis duration) {
  return duration > Millis{} ? human(duration) : "none";
}

std::string table_of(const std::string& title, const std::vector<Change>& changes, std::size_t width) {
  if (changes.empty()) return {};
  TextTable table({{title}, {"what"}, {"before", Align::right}, {"after", Align::right}, {"", Align::right}});
  for (const Change& change : changes)
    table.add({one_line(change.migration), one_line(change.what), in_words(change.before),
               in_words(change.after), growth(change)});
  return table.render(width) + "\n";
}

std::string paragraph(std::string_view head, const std::string& words, std::size_t width) {
  std::string result;
  for (const std::string& line : wrap(one_line(words), width - 4))
    result += fmt::format("{}{}\n", result.empty() ? head : "   ", line);
  return result;
}

std::string list_of(const std::string& title, const std::vector<Remark>& remarks, const std::string& sign,
                    std::size_t width) {
  if (remarks.empty()) return {};
  std::string result = fmt::format(" {}\n", title);
  for (const Remark& remark : remarks)
    result +=
        paragraph(fmt::format(" {} ", sign),
                  remark.migration.empty() ? remark.text : remark.migration + ": " + remark.text, width);
  return result + "\n";
}

std::string names(const std::string& title, const std::vector<std::string>& migrations, std::size_t width) {
  if (migrations.empty()) return {};
  return paragraph(" ", fmt::format("{}: {}", title, join(migrations, ", ")), width);
}

}  // namespace

std::string text(const RunComparison& comparison, const Style& style, std::size_t width) {
  std::string notes;
  for (const std::string& note : comparison.not_alike)
    notes += paragraph(" " + style.yellow("not alike  "), note, width - 12);
  notes += names("only in the first run", comparison.only_before, width) +
           names("only in the second run", comparison.only_after, width);
  const std::string counts =
      fmt::format("{} slower, {} faster, {} found, {} fixed", comparison.slower.size(),
                  comparison.faster.size(), comparison.found.size(), comparison.fixed.size());
  return "\n" + table_of("slower", comparison.slower, width) + table_of("faster", comparison.faster, width) +
         list_of("found", comparison.found, style.red("✗"), width) +
         list_of("fixed", comparison.fixed, style.green("✓"), width) + notes + (notes.empty() ? "" : "\n") +
         style.bold(counts) + "\n";
}

}  // namespace rehearse::report::comparison
