// Layouts that must not be taken for plain SQL: applied whole, such a file would go up and down again at
// once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rehearse::source {

/// The tool that a marker line of its own gives away: "goose" for `-- +goose Up`.
std::optional<std::string> foreign_marker(std::string_view text);

/// The part of a stem that says that the file is one of several of a migration: ".undo" of
/// "0042.undo.orders".
std::optional<std::string> foreign_part(std::string_view stem);

}  // namespace rehearse::source
