# embed_docs(<target> NAMESPACE <ns> HEADER <header> FOLDER <folder>)
#
# Puts every .md page of the folder into the program and writes the function `documentation(id)` that gives the
# page of that name. A changed page configures the build again.
function(embed_docs target)
  cmake_parse_arguments(ARG "" "NAMESPACE;HEADER;FOLDER" "" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS "${ARG_FOLDER}/*.md")
  set(pages "")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    file(READ "${file}" text)
    string(APPEND pages "    {\"${name}\", R\"page(${text})page\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  endforeach()
  string(REPLACE "::" "_" flat "${ARG_NAMESPACE}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/documentation_${flat}.cpp")
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT [[
// Generated from the pages of one folder, see cmake/EmbedDocs.cmake.
#include <map>
#include <string_view>

#include "@ARG_HEADER@"

namespace @ARG_NAMESPACE@ {

std::string_view documentation(std::string_view id) {
  static const std::map<std::string_view, std::string_view> pages{
@pages@  };
  const auto page = pages.find(id);
  return page == pages.end() ? std::string_view{} : page->second;
}

}  // namespace @ARG_NAMESPACE@
]])
  target_sources(${target} PRIVATE "${output}")
endfunction()
