# Puts the copyright file of each package in `packages` into share/doc/doelmaat/licences. A release
# without the notices that others ask for is not made.
function(doelmaat_install_licences)
  set(folder "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/share/doc/doelmaat/licences")
  foreach(package IN LISTS ARGN)
    set(notice /usr/share/doc/${package}/copyright)
    if(NOT EXISTS ${notice})
      message(FATAL_ERROR "${notice} is not there: install ${package} with its documentation.")
    endif()
    file(REAL_PATH ${notice} notice)
    file(MAKE_DIRECTORY "${folder}")
    file(COPY_FILE ${notice} "${folder}/${package}.txt" ONLY_IF_DIFFERENT)
    file(CHMOD "${folder}/${package}.txt" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  endforeach()
endfunction()

if(NOT CMAKE_INSTALL_COMPONENT MATCHES "libraries")
  doelmaat_install_licences(${DOELMAAT_HEADER_PACKAGES})
endif()
