# catalogue(<target> NAMESPACE <ns> TYPE <type> HEADER <header> FOLDER <folder> [EXCEPT <file>...])
#
# One file per thing: every .cpp of the folder defines `extern const <type> <file name>` in <ns>. This writes
# the function `catalogue()` that lists them all, sorted by file name. Adding a file is all it takes.
function(catalogue target)
  cmake_parse_arguments(ARG "" "NAMESPACE;TYPE;HEADER;FOLDER" "EXCEPT" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS "${ARG_FOLDER}/*.cpp")
  set(declarations "")
  set(entries "")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    if(NOT name IN_LIST ARG_EXCEPT)
      string(APPEND declarations "extern const ${ARG_TYPE} ${name};\n")
      string(APPEND entries "      &${name},\n")
    endif()
  endforeach()
  string(REPLACE "::" "_" flat "${ARG_NAMESPACE}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/catalogue_${flat}.cpp")
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT [[
// Generated from the files of one folder, see cmake/Catalogue.cmake.
#include <vector>

#include "@ARG_HEADER@"

namespace @ARG_NAMESPACE@ {

@declarations@
const std::vector<const @ARG_TYPE@*>& catalogue() {
  static const std::vector<const @ARG_TYPE@*> all{
@entries@  };
  return all;
}

}  // namespace @ARG_NAMESPACE@
]])
  target_sources(${target} PRIVATE "${output}")
endfunction()
