# One target that carries the language, warning and sanitizer flags of every target of ours.
add_library(rehearse_flags INTERFACE)
target_compile_options(rehearse_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  # Designated initialisers that leave members at their defaults are meant.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of its own std::string when it optimises (GCC bugs 105329, 105651, 105562).
  target_compile_options(rehearse_flags INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-maybe-uninitialized)
endif()
if(REHEARSE_WERROR)
  target_compile_options(rehearse_flags INTERFACE -Werror)
endif()
if(REHEARSE_SANITIZE)
  target_compile_options(rehearse_flags INTERFACE -fsanitize=${REHEARSE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(rehearse_flags INTERFACE -fsanitize=${REHEARSE_SANITIZE})
  if(REHEARSE_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # Boost.Asio has memory fences, which the thread sanitizer does not model; each io_context of ours has one thread.
    target_compile_options(rehearse_flags INTERFACE -Wno-tsan)
  endif()
endif()
