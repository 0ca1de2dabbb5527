# What a system gets: `cmake --install`, and `cpack` for a .deb of this Debian.
include(GNUInstallDirs)
install(DIRECTORY weights/starter DESTINATION share/koe-studio)
install(FILES resources/icons/koe-studio.svg DESTINATION share/icons/hicolor/scalable/apps)
install(FILES resources/linux/koe-studio.desktop DESTINATION share/applications)
install(FILES resources/linux/koe-studio.xml DESTINATION share/mime/packages)
install(FILES resources/linux/org.koe_studio.koe-studio.metainfo.xml DESTINATION share/metainfo)
install(FILES resources/linux/copyright DESTINATION share/doc/koe-studio)

# Debian wants manual pages and the changelog packed.
find_program(GZIP gzip REQUIRED)
set(packed)
foreach(page resources/linux/koe.1 resources/linux/koe-studio.1 docs/CHANGELOG.md)
    get_filename_component(name ${page} NAME)
    string(REPLACE "CHANGELOG.md" "changelog" name ${name})
    set(target ${PROJECT_BINARY_DIR}/packaging/${name}.gz)
    add_custom_command(OUTPUT ${target}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/packaging
        COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/${page} > ${target}
        DEPENDS ${PROJECT_SOURCE_DIR}/${page} VERBATIM)
    list(APPEND packed ${target})
endforeach()
add_custom_target(koe_packed_pages ALL DEPENDS ${packed})
install(FILES ${PROJECT_BINARY_DIR}/packaging/koe.1.gz ${PROJECT_BINARY_DIR}/packaging/koe-studio.1.gz DESTINATION share/man/man1)
install(FILES ${PROJECT_BINARY_DIR}/packaging/changelog.gz DESTINATION share/doc/koe-studio)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME koe-studio)
set(CPACK_PACKAGE_CONTACT "The Koe Studio authors <koe-studio@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "makes a voice from recordings and speaks other recordings in it")
set(CPACK_PACKAGE_DESCRIPTION "Koe Studio trains RVC voices, converts recordings with them and reads and writes
RVC's own files: a desktop application and the command koe, without Python,
browser or download.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no library's name tells: the fast BLAS, Qt's picture plugin, fonts for the other languages.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread | libopenblas0-openmp, libqt6svg6, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libasound2-plugins, fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})
include(CPack)
