# What users get. `cmake --install build/release` gives a folder with bin, lib and share that works
# wherever it is put; `cpack --config build/release/CPackConfig.cmake` packs it as a tar and as a .deb.
#
# Three components: `program` is in both; `libraries` are DuckDB and every library of Debian that the
# program needs but the C library's own, so that the tar asks nothing of a machine; `deb_libraries` is
# DuckDB alone, in a folder of our own, for a .deb names the other packages as its dependencies.
include(GNUInstallDirs)

set(release_dir ${CMAKE_SOURCE_DIR}/cmake/release)
# Installing and packing take what is built; they build nothing.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# The program is linked with the path that it has when installed. In the build tree that path leads to
# a link, so that installing changes no byte and the length of a checkout's path is nowhere in it.
# An RPATH of the old kind is also followed for what the libraries need themselves.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
file(CREATE_LINK ${DUCKDB_LIBRARY} ${CMAKE_BINARY_DIR}/lib/libduckdb.so SYMBOLIC)
set_target_properties(doelmaat PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/doelmaat:$ORIGIN/../lib"
                                          BUILD_WITH_INSTALL_RPATH ON)
target_link_options(doelmaat PRIVATE -Wl,--disable-new-dtags)

install(TARGETS doelmaat RUNTIME DESTINATION bin COMPONENT program)
install(PROGRAMS ${release_dir}/doelmaat-demo DESTINATION bin COMPONENT program)
set(root ${CMAKE_SOURCE_DIR})
install(FILES ${root}/data/README.md DESTINATION share/doelmaat/data COMPONENT program)
install(DIRECTORY ${root}/data/nl ${root}/data/england DESTINATION share/doelmaat/data COMPONENT program)
install(FILES ${root}/ARCHITECTURE.md ${root}/CHANGELOG.md ${root}/CONTRIBUTING.md ${root}/LICENSE
              ${root}/README.md ${root}/THIRD-PARTY.md
        DESTINATION share/doc/doelmaat COMPONENT program)
install(FILES ${release_dir}/copyright DESTINATION share/doc/doelmaat COMPONENT program)
install(FILES ${root}/docs/README.md ${root}/docs/privacy.md ${root}/docs/glossary.md
        DESTINATION share/doc/doelmaat/docs COMPONENT program)
install(DIRECTORY ${root}/docs/user ${root}/docs/methods ${root}/docs/decisions
        DESTINATION share/doc/doelmaat/docs COMPONENT program)
# Pages elsewhere that these link to, at the place that the links say.
foreach(page data catalog/codes tests/conformance/frontier)
  install(FILES ${root}/${page}/README.md DESTINATION share/doc/doelmaat/${page} COMPONENT program)
endforeach()
install(FILES ${release_dir}/LICENSE-DuckDB RENAME duckdb.txt
        DESTINATION share/doc/doelmaat/licences COMPONENT program)

# What the program says of its own commands. A program for another processor, or one that looks for
# leaks, is not run while building; its release then has no man page and no completion.
if(NOT CMAKE_CROSSCOMPILING AND NOT DOELMAAT_SANITIZE)
  set(pages_dir ${CMAKE_BINARY_DIR}/pages)
  file(MAKE_DIRECTORY ${pages_dir})
  set(plain ${CMAKE_COMMAND} -E env --unset=DOELMAAT_KEY --unset=DOELMAAT_LANG --unset=DOELMAAT_STORE)
  add_custom_command(
    TARGET doelmaat POST_BUILD
    COMMAND ${plain} $<TARGET_FILE:doelmaat> man > ${pages_dir}/doelmaat.1
    COMMAND ${plain} $<TARGET_FILE:doelmaat> completion bash > ${pages_dir}/doelmaat
    COMMAND ${plain} $<TARGET_FILE:doelmaat> completion zsh > ${pages_dir}/_doelmaat
    COMMAND ${plain} $<TARGET_FILE:doelmaat> completion fish > ${pages_dir}/doelmaat.fish
    VERBATIM)
  install(FILES ${pages_dir}/doelmaat.1 DESTINATION share/man/man1 COMPONENT program)
  install(FILES ${pages_dir}/doelmaat DESTINATION share/bash-completion/completions COMPONENT program)
  install(FILES ${pages_dir}/_doelmaat DESTINATION share/zsh/vendor-completions COMPONENT program)
  install(FILES ${pages_dir}/doelmaat.fish DESTINATION share/fish/vendor_completions.d COMPONENT program)
endif()

# Libraries that are compiled into the program: their terms ask that the notice travels with it.
set(DOELMAAT_HEADER_PACKAGES libboost1.74-dev libcli11-dev libeigen3-dev nlohmann-json3-dev)
install(CODE "set(DOELMAAT_HEADER_PACKAGES \"${DOELMAAT_HEADER_PACKAGES}\")
set(DOELMAAT_PROGRAM \"$<TARGET_FILE:doelmaat>\")
set(DOELMAAT_DUCKDB \"${DUCKDB_LIBRARY}\")
set(DOELMAAT_CROSS \"${CMAKE_CROSSCOMPILING}\")" ALL_COMPONENTS)
install(SCRIPT ${release_dir}/InstallLicences.cmake COMPONENT program)
install(SCRIPT ${release_dir}/InstallLibraries.cmake COMPONENT libraries)
install(FILES ${DUCKDB_LIBRARY} DESTINATION lib/doelmaat COMPONENT deb_libraries EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR TGZ DEB)
set(CPACK_PACKAGE_NAME doelmaat)
set(CPACK_PACKAGE_VENDOR doelmaat)
set(CPACK_PACKAGE_CONTACT "doelmaat <doelmaat@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Grip op de kosten van jeugdzorg, voor gemeenten")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
string(TOLOWER "doelmaat-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}"
               CPACK_PACKAGE_FILE_NAME)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip)
set(CPACK_PROJECT_CONFIG_FILE ${release_dir}/PackageConfig.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${release_dir}/EvenOut.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${release_dir}/EvenMembers.cmake)
set(CPACK_DOELMAAT_AR ${CMAKE_AR})
set(CPACK_DOELMAAT_SOURCE_DIR ${CMAKE_SOURCE_DIR})
include(CPack)
