// What the user means by a side of `rehearse schema diff`.
#pragma once

#include <string>

namespace rehearse::drift {

enum class Place {
  server,      ///< a URL or keyword/value string
  migrations,  ///< a folder
  dump,        ///< an .sql file
  snapshot,    ///< any other file, or "-" for standard input
};

/// Throws Error(usage) when there is no such file or folder, with the nearest one.
Place place_of(const std::string& text);

}  // namespace rehearse::drift
