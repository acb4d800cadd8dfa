#include <fmt/format.h>

#include "base/strings.h"
#include "report/difference/view.h"
#include "report/page/parts.h"
#include "report/text.h"

namespace rehearse::report::page {

namespace {

constexpr std::size_t kMostObjects = 50;      // objects of one comparison
constexpr std::size_t kMostValueLines = 200;  // of one value

std::string_view heading(Comparison comparison) {
  return comparison == Comparison::down ? "Schema before up (−) and after down (+)"
                                        : "Schema after the first up (−) and after the second (+)";
}

std::string_view class_of(char sign) {
  return sign == '-' ? "line lost" : sign == '+' ? "line added" : "line";
}

Element lines_of(const difference::AttributeView& attribute) {
  Element block("pre", {{"class", "diff"}});
  std::string name = attribute.attribute.empty() ? "" : attribute.attribute + "  ";
  const std::string blank(characters(name), ' ');
  for (std::size_t i = 0; i < attribute.lines.size() && i < kMostValueLines; ++i) {
    const auto& [sign, text] = attribute.lines[i];
    block.add(Element("span", {{"class", std::string(class_of(sign))}},
                      fmt::format("{} {}{}", sign == '~' ? ' ' : sign, i == 0 ? name : blank, text)));
    block.add("\n");
  }
  return block;
}

Element of_object(const difference::ObjectView& object) {
  Element result("div", {{"class", "object"}});
  result.add(Element("h5", {}, object.title));
  for (const difference::AttributeView& attribute : object.attributes) {
    if (!attribute.lines.empty()) result.add(lines_of(attribute));
    std::vector<std::string> words{attribute.label, attribute.meaning};
    std::erase(words, "");
    if (!words.empty()) result.add(Element("p", {{"class", "quiet"}}, join(words, ": ")));
  }
  if (!object.repairs.empty())
    result.add(Element("p", {}, "To undo:"))
        .add(Element("pre", {{"class", "sql"}}, join(object.repairs, "\n")));
  return result;
}

void add_comparison(Element& section, const Outcome& outcome, Comparison comparison) {
  const auto all = difference::open_differences(outcome.schema, comparison);
  if (all.empty()) return;
  const auto objects = difference::objects_of(all);
  section.add(Element("p", {}, fmt::format("{}: {}", heading(comparison), difference::summary(all))));
  for (std::size_t i = 0; i < objects.size() && i < kMostObjects; ++i) section.add(of_object(objects[i]));
  if (objects.size() > kMostObjects)
    section.add(Element("p", {{"class", "quiet"}},
                        fmt::format("… and {} more, in run.json", objects.size() - kMostObjects)));
}

std::string verdict_in_words(const SchemaResult& schema) {
  std::vector<std::string> parts;
  if (schema.down_restores)
    parts.emplace_back(*schema.down_restores ? "✓ down restores the schema"
                                             : "✗ down does not restore the schema");
  if (schema.reapply_matches)
    parts.emplace_back(*schema.reapply_matches ? "✓ up again makes the schema of the first up"
                                               : "✗ up again makes another schema than the first up");
  return join(parts, " · ");
}

}  // namespace

Element differences(const Outcome& outcome) {
  const std::string words = verdict_in_words(outcome.schema);
  if (words.empty()) return Element("");
  Element section("div");
  section.add(Element("h4", {}, "Schema")).add(Element("p", {}, words));
  add_comparison(section, outcome, Comparison::down);
  add_comparison(section, outcome, Comparison::reapply);
  return section;
}

}  // namespace rehearse::report::page
