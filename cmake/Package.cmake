# What `cmake --install` and CPack put where. Nothing that is installed holds a
# path: the tree works wherever it is moved. What plugins are written with lies
# in the build tree as it does in an installed one, so that find_package(TNTC)
# finds either.
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/share/cmake/TNTC/TNTCConfigVersion.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
configure_file(${PROJECT_SOURCE_DIR}/cmake/TNTCConfig.cmake
  ${PROJECT_BINARY_DIR}/share/cmake/TNTC/TNTCConfig.cmake COPYONLY)
set(sdk_headers tntc-c/Plugin.h tntc/Plugin/Sdk.h)
set(sdk_files sdk/python/tntc_plugin.py sdk/go/tntcplugin/plugin.go)
foreach(file IN LISTS sdk_headers)
  configure_file(${PROJECT_SOURCE_DIR}/include/${file}
    ${PROJECT_BINARY_DIR}/include/${file} COPYONLY)
endforeach()
foreach(file IN LISTS sdk_files)
  configure_file(${PROJECT_SOURCE_DIR}/plugins/${file}
    ${PROJECT_BINARY_DIR}/share/tntc/${file} COPYONLY)
endforeach()
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/cmake/TNTC DESTINATION ${CMAKE_INSTALL_DATADIR}/cmake)
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/tntc/schemas ${PROJECT_BINARY_DIR}/share/tntc/sdk
  DESTINATION ${CMAKE_INSTALL_DATADIR}/tntc)
install(DIRECTORY plugins/example/compose plugins/example/owner plugins/example/terraform
  DESTINATION ${CMAKE_INSTALL_DATADIR}/tntc/examples USE_SOURCE_PERMISSIONS)
install(DIRECTORY ${PROJECT_BINARY_DIR}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES docs/man/tntc-compile.1 docs/man/tntc-plugin-test.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
foreach(program tntc-compile tntc-plugin-test)
  install(FILES completions/${program}.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${program})
  install(FILES completions/_${program}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES completions/${program}.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endforeach()
install(DIRECTORY templates DESTINATION ${CMAKE_INSTALL_DATADIR}/tntc
  PATTERN "*_test.ts" EXCLUDE)
# README's links lead into docs/; Debian wants the license by this name.
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN man EXCLUDE)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tntc-compile)
set(CPACK_PACKAGE_CONTACT "The tntc-compile maintainers <maintainers@tntc.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "compiler from tentacle workflows to Kubernetes manifests")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Reads workflow.yaml and the TypeScript nodes of a tentacle and writes the
 manifests, network policies and diagrams to run it sandboxed on Kubernetes.")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# To run plugins in; to write them in C++.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS bubblewrap)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "cmake, g++, golang-go, nlohmann-json3-dev, python3")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
