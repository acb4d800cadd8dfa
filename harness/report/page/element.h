// HTML and SVG as a tree that escapes by itself: text and the values of attributes cannot become markup.
//
// XML libraries write XML, which HTML parsers read differently where elements are empty or hold a script; so
// this one knows the rules of "Serialising HTML fragments" (HTML standard, chapter 13.3), as far as the page
// needs them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rehearse::report::page {

/// Names are literals; values may come from anywhere.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

class Element {
 public:
  explicit Element(std::string_view tag, Attributes attributes = {}, std::string_view text = {});

  Element& set(std::string_view name, std::string value);
  Element& add(Element child);
  Element& add(std::string_view text);
  /// As it is: for styles and scripts of our own, never for anything that comes from a report.
  Element& add_raw(std::string_view text);

  /// Of an empty tag, only the children are written: a list of elements.
  void write(std::string& out) const;
  [[nodiscard]] bool is_empty() const { return children_.empty() && content_.empty(); }

 private:
  std::string_view tag_;
  Attributes attributes_;
  std::string content_;  ///< escaped; comes before the children
  std::vector<Element> children_;
};

/// Text in between elements.
Element text(std::string_view text);
/// A sentence of ours: what it has in backquotes becomes code.
Element sentence(std::string_view text, std::string_view tag = "p", Attributes attributes = {});
/// A table cell of a number.
Element number(std::string_view text);

struct Column {
  std::string_view title;
  bool is_number = false;
};

/// The first row of a table.
Element table_head(std::initializer_list<Column> columns);
/// A name and its value in a <dl>; nothing when there is no value.
void add_fact(Element& list, std::string_view name, const std::string& value);

std::string written(const Element& element);

}  // namespace rehearse::report::page
