# embed_texts(<target> NAMESPACE <ns> HEADER <header> FUNCTION <name> FILES <pattern>...)
#
# Puts every file that matches into the program and writes the function `<name>(id)` that gives the text of the
# file of that name. A changed file configures the build again.
function(embed_texts target)
  cmake_parse_arguments(ARG "" "NAMESPACE;HEADER;FUNCTION" "FILES" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS ${ARG_FILES})
  set(pages "")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    file(READ "${file}" text)
    string(APPEND pages "    {\"${name}\", R\"page(${text})page\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  endforeach()
  string(REPLACE "::" "_" flat "${ARG_NAMESPACE}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${ARG_FUNCTION}_${flat}.cpp")
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT [[
// Generated from the files of one folder, see cmake/EmbedTexts.cmake.
#include <map>
#include <string_view>

#include "@ARG_HEADER@"

namespace @ARG_NAMESPACE@ {

std::string_view @ARG_FUNCTION@(std::string_view id) {
  static const std::map<std::string_view, std::string_view> pages{
@pages@  };
  const auto page = pages.find(id);
  return page == pages.end() ? std::string_view{} : page->second;
}

}  // namespace @ARG_NAMESPACE@
]])
  target_sources(${target} PRIVATE "${output}")
endfunction()
