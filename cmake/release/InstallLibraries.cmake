# Puts DuckDB and every library of Debian that the program needs into lib, but those of the C library,
# which belong to the machine; with the notice of each package, and a list of what is there.
include(${CMAKE_CURRENT_LIST_DIR}/InstallLicences.cmake)

if(DOELMAAT_CROSS)
  message(FATAL_ERROR "Libraries of another processor are not gathered: install --component program "
                      "and add them by hand, or build on that processor.")
endif()
set(root "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")
set(c_library "^(ld-linux.*|linux-vdso|libc|libm|libdl|libpthread|librt|libresolv)\\.so")
file(
  GET_RUNTIME_DEPENDENCIES
  EXECUTABLES "${DOELMAAT_PROGRAM}"
  RESOLVED_DEPENDENCIES_VAR libraries
  UNRESOLVED_DEPENDENCIES_VAR unresolved
  PRE_EXCLUDE_REGEXES "${c_library}"
  POST_EXCLUDE_REGEXES "/libduckdb\\.so$")
if(unresolved)
  message(FATAL_ERROR "Not on this machine: ${unresolved}")
endif()

# Debian keeps some libraries under /lib and some under /usr/lib, which are one folder.
function(package_of library out)
  string(REGEX REPLACE "^/usr" "" short ${library})
  execute_process(COMMAND dpkg-query -S ${library} /usr${short} ${short}
                  OUTPUT_VARIABLE found ERROR_QUIET)
  if(NOT found MATCHES "^([^:\n]+)")
    message(FATAL_ERROR "${library} is of no Debian package, so its licence is not known.")
  endif()
  set(${out} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()

file(MAKE_DIRECTORY "${root}/lib")
list(SORT libraries)
set(packages "")
set(listed "Libraries of Debian in lib/, unchanged but for their debugging symbols.\n\n")
foreach(library IN LISTS libraries DOELMAAT_DUCKDB)
  get_filename_component(name ${library} NAME)
  file(REAL_PATH ${library} real)
  file(COPY_FILE ${real} "${root}/lib/${name}" ONLY_IF_DIFFERENT)
  file(CHMOD "${root}/lib/${name}" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  if(NOT name STREQUAL "libduckdb.so")
    package_of(${real} package)
    execute_process(COMMAND dpkg-query -W -f "\${Version}" ${package} OUTPUT_VARIABLE version)
    list(APPEND packages ${package})
    string(APPEND listed "${name}  ${package} ${version}\n")
  endif()
endforeach()
list(REMOVE_DUPLICATES packages)
doelmaat_install_licences(${packages})
file(WRITE "${root}/share/doc/doelmaat/licences/libraries.txt" "${listed}")
