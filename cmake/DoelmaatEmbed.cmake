# Files that travel inside the binary (sql, catalog, locales, web), found by their path from the
# source folder. One generated source holds them all; base/embedded_files.h reads it. A macro,
# because a generated file is known only in the folder that generates it.
macro(doelmaat_embed)
  file(GLOB_RECURSE DOELMAAT_EMBEDDED CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
       ${CMAKE_SOURCE_DIR}/sql/*.sql ${CMAKE_SOURCE_DIR}/catalog/*.toml
       ${CMAKE_SOURCE_DIR}/catalog/*.csv
       ${CMAKE_SOURCE_DIR}/locales/*.toml ${CMAKE_SOURCE_DIR}/web/*.tpl
       ${CMAKE_SOURCE_DIR}/web/*.css ${CMAKE_SOURCE_DIR}/web/*.js)
  list(SORT DOELMAAT_EMBEDDED)
  set(DOELMAAT_EMBEDDED_SOURCE ${CMAKE_BINARY_DIR}/generated/embedded_data.cpp)
  list(TRANSFORM DOELMAAT_EMBEDDED PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE embedded_paths)
  add_custom_command(
    OUTPUT ${DOELMAAT_EMBEDDED_SOURCE}
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DOUTPUT=${DOELMAAT_EMBEDDED_SOURCE}
            "-DFILES=${DOELMAAT_EMBEDDED}" -P ${CMAKE_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    DEPENDS ${embedded_paths} ${CMAKE_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    COMMENT "Embedding sql, catalog, locales and web"
    VERBATIM)
  set(DOELMAAT_VERSION_SOURCE ${CMAKE_BINARY_DIR}/generated/code_version.cpp)
  add_custom_target(
    doelmaat_code_version
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DOUTPUT=${DOELMAAT_VERSION_SOURCE}
            -DVERSION=${PROJECT_VERSION} -P ${CMAKE_SOURCE_DIR}/cmake/WriteCodeVersion.cmake
    BYPRODUCTS ${DOELMAAT_VERSION_SOURCE}
    COMMENT "Digest of the sources"
    VERBATIM)
endmacro()
