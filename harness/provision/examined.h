#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>

#include "rehearse/error.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

/// A line for `rehearse doctor`: what `look` found, or why it threw.
template <typename Look>
Diagnosis examined(std::string subject, const Look& look) {
  try {
    return {true, std::move(subject), look()};
  } catch (const Error& e) {
    return {false, std::move(subject),
            e.hint().empty() ? e.what() : fmt::format("{}; {}", e.what(), e.hint())};
  }
}

}  // namespace rehearse::provision
