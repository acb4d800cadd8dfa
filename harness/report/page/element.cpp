#include "report/page/element.h"

#include <array>

#include "base/contains.h"
#include "base/strings.h"
#include "report/text.h"

namespace rehearse::report::page {

namespace {

// Have no end tag in HTML, or may be closed at once in SVG.
bool is_void(std::string_view tag) {
  static constexpr std::array<std::string_view, 2> kVoid{"meta", "input"};
  return contains(kVoid, tag);
}

bool may_close_itself(std::string_view tag) {
  static constexpr std::array<std::string_view, 4> kShapes{"rect", "line", "circle", "path"};
  return contains(kShapes, tag);
}

// Whatever is no part of running text ends its line, so that a page can be compared line by line.
bool ends_line(std::string_view tag) {
  static constexpr std::array<std::string_view, 20> kBlocks{
      "html",    "head", "body", "meta", "title", "style", "script", "header", "main", "section",
      "article", "div",  "p",    "tr",   "li",    "table", "svg",    "g",      "pre",  "details"};
  return contains(kBlocks, tag);
}

// A page that goes through the log of a CI run must not hold its commands: "::error::" at the start of a
// line.
void append_escaped(std::string& out, std::string_view text) {
  for (const char c : printable(text)) {
    switch (c) {
      case ':':
        out += out.ends_with('\n') ? "&#58;" : ":";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

Element::Element(std::string_view tag, Attributes attributes, std::string_view text)
    : tag_(tag), attributes_(std::move(attributes)) {
  append_escaped(content_, text);
}

Element& Element::set(std::string_view name, std::string value) {
  attributes_.emplace_back(name, std::move(value));
  return *this;
}

Element& Element::add(Element child) {
  children_.push_back(std::move(child));
  return *this;
}

Element& Element::add(std::string_view more) {
  return add(text(more));
}

Element& Element::add_raw(std::string_view text) {
  content_ += text;
  return *this;
}

void Element::write(std::string& out) const {
  if (!tag_.empty()) {
    out.append("<").append(tag_);
    for (const auto& [name, value] : attributes_) {
      out.append(" ").append(name).append("=\"");
      append_escaped(out, value);
      out += '"';
    }
    if (is_empty() && may_close_itself(tag_)) {
      out += "/>";
      return;
    }
    out += '>';
  }
  out += content_;
  for (const Element& child : children_) child.write(out);
  if (tag_.empty()) return;
  if (!is_void(tag_)) out.append("</").append(tag_).append(">");
  if (ends_line(tag_)) out += '\n';
}

Element text(std::string_view text) {
  return Element("", {}, text);
}

Element sentence(std::string_view text, std::string_view tag, Attributes attributes) {
  Element result(tag, std::move(attributes));
  const auto parts = split(text, '`');
  if (parts.size() % 2 == 0) return std::move(result.add(text));  // one backquote has no partner
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i % 2 == 1)
      result.add(Element("code", {}, parts[i]));
    else
      result.add(parts[i]);
  }
  return result;
}

Element number(std::string_view text) {
  return Element("td", {{"class", "num"}}, text);
}

Element table_head(std::initializer_list<Column> columns) {
  Element row("tr");
  for (const Column& column : columns) {
    Element cell("th", {{"scope", "col"}}, column.title);
    if (column.is_number) cell.set("class", "num");
    row.add(std::move(cell));
  }
  Element result("thead");
  return std::move(result.add(std::move(row)));
}

void add_fact(Element& list, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  Element fact("div");
  fact.add(Element("dt", {}, name)).add(Element("dd", {}, value));
  list.add(std::move(fact));
}

std::string written(const Element& element) {
  std::string out;
  element.write(out);
  return out;
}

}  // namespace rehearse::report::page
