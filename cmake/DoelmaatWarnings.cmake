# One interface target carries what every target of ours is compiled with.
add_library(doelmaat_options INTERFACE)
target_compile_options(
  doelmaat_options
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
            -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion
            -Wformat=2 -Wswitch-enum -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -Wrestrict is wrong about std::string in g++ 12 (GCC bug 105651).
  target_compile_options(doelmaat_options INTERFACE -Wduplicated-cond -Wlogical-op -Wno-restrict)
endif()
if(DOELMAAT_WERROR)
  target_compile_options(doelmaat_options INTERFACE -Werror)
endif()
if(DOELMAAT_REPRODUCIBLE)
  # The same sources give the same bytes, wherever and whenever they are built. A folder of system headers
  # that is a link would otherwise be named by the shorter of its two paths.
  target_compile_options(doelmaat_options INTERFACE -ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -Wdate-time
                                                    -Werror=date-time -fno-canonical-system-headers)
  set(CMAKE_CXX_ARCHIVE_CREATE "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>")
  set(CMAKE_CXX_ARCHIVE_APPEND "<CMAKE_AR> qD <TARGET> <LINK_FLAGS> <OBJECTS>")
  set(CMAKE_CXX_ARCHIVE_FINISH "<CMAKE_RANLIB> -D <TARGET>")
endif()
if(DOELMAAT_SANITIZE)
  add_compile_options(-fsanitize=${DOELMAAT_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DOELMAAT_SANITIZE})
endif()
