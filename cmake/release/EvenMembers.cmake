# Run by CPack when the packages are there. The members of a .deb carry the file mask of whoever packs: they are
# put together again without it, so that the same build gives the same bytes.
foreach(package IN LISTS CPACK_PACKAGE_FILES)
  if(NOT package MATCHES "\\.deb$")
    continue()
  endif()
  execute_process(COMMAND ${CPACK_DOELMAAT_AR} t ${package}
                  OUTPUT_VARIABLE members OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" members "${members}")
  set(folder ${package}.members)
  file(MAKE_DIRECTORY ${folder})
  execute_process(COMMAND ${CPACK_DOELMAAT_AR} x ${package}
                  WORKING_DIRECTORY ${folder} COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE ${package})
  execute_process(COMMAND ${CPACK_DOELMAAT_AR} rcD ${package} ${members}
                  WORKING_DIRECTORY ${folder} COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE_RECURSE ${folder})
endforeach()
