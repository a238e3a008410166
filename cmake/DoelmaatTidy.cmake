# With option DOELMAAT_TIDY (preset tidy) clang-tidy reads every source as it is compiled, by the rules of
# .clang-tidy. Its plugin leaves out the declarations of libraries: a third of the time, the same findings.
if(NOT DOELMAAT_TIDY)
  return()
endif()

find_program(DOELMAAT_CLANG_TIDY clang-tidy-19 REQUIRED)
find_path(DOELMAAT_CLANG_HEADERS clang/AST/ASTConsumer.h HINTS /usr/lib/llvm-19/include REQUIRED)

add_library(doelmaat_tidy MODULE ${CMAKE_SOURCE_DIR}/tools/tidy/own_declarations.cpp)
target_include_directories(doelmaat_tidy SYSTEM PRIVATE ${DOELMAAT_CLANG_HEADERS})
# As Debian builds clang: a plugin with run-time types would ask for those of clang.
target_compile_options(doelmaat_tidy PRIVATE -fno-rtti)

set(CMAKE_CXX_CLANG_TIDY
    ${DOELMAAT_CLANG_TIDY} --quiet --load=$<TARGET_FILE:doelmaat_tidy>
    --extra-arg=-Wno-unknown-warning-option)
add_dependencies(doelmaat_options doelmaat_tidy)
