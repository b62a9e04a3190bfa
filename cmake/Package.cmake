# What `cmake --install` and CPack put where. Nothing that is installed holds a
# path: the tree works wherever it is moved.
install(FILES docs/man/tntc-compile.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES completions/tntc-compile.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME tntc-compile)
install(FILES completions/_tntc-compile
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES completions/tntc-compile.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(DIRECTORY templates DESTINATION ${CMAKE_INSTALL_DATADIR}/tntc
  PATTERN "*_test.ts" EXCLUDE)
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN man EXCLUDE)

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
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
