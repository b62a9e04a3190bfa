# What find_package(TNTC) finds: the target TNTC::Sdk and tntc_add_plugin().
# It lies in <prefix>/share/cmake/TNTC, and all else is found from there.
cmake_minimum_required(VERSION 3.20)
include(CMakeFindDependencyMacro)
find_dependency(nlohmann_json 3.10)

get_filename_component(TNTC_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(TNTC_SCHEMAS "${TNTC_PREFIX}/share/tntc/schemas")
find_program(TNTC_COMPILE tntc-compile PATHS "${TNTC_PREFIX}/bin" NO_DEFAULT_PATH)
find_program(TNTC_PLUGIN_TEST tntc-plugin-test PATHS "${TNTC_PREFIX}/bin" NO_DEFAULT_PATH)

if(NOT TARGET TNTC::Sdk)
  add_library(TNTC::Sdk INTERFACE IMPORTED)
  set_target_properties(TNTC::Sdk PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${TNTC_PREFIX}/include"
    INTERFACE_COMPILE_FEATURES cxx_std_17
    INTERFACE_LINK_LIBRARIES nlohmann_json::nlohmann_json)
endif()

# tntc_add_plugin(NAME SOURCES file... [SHARED]) makes the target NAME: the
# program tntc-plugin-NAME, or with SHARED the shared object tntc-plugin-NAME.so,
# and writes NAME.plugin.json beside it, by which --plugin-path finds it.
function(tntc_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "SHARED" "" "SOURCES")
  if(NOT name MATCHES "^[a-z][a-z0-9-]*$")
    message(FATAL_ERROR "tntc_add_plugin: '${name}' has to be a small letter, then small letters, digits and '-'")
  endif()
  if(NOT ARG_SOURCES OR ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "tntc_add_plugin(${name} SOURCES file... [SHARED])")
  endif()
  if(ARG_SHARED)
    add_library(${name} MODULE ${ARG_SOURCES})
    target_compile_definitions(${name} PRIVATE TNTC_PLUGIN_SHARED_OBJECT)
    set_target_properties(${name} PROPERTIES PREFIX "" SUFFIX ".so")
    set(transport shared-object)
    set(file tntc-plugin-${name}.so)
  else()
    add_executable(${name} ${ARG_SOURCES})
    set(transport executable)
    set(file tntc-plugin-${name})
  endif()
  target_link_libraries(${name} PRIVATE TNTC::Sdk)
  set_target_properties(${name} PROPERTIES OUTPUT_NAME tntc-plugin-${name}
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  file(GENERATE OUTPUT "$<TARGET_FILE_DIR:${name}>/${name}.plugin.json" CONTENT
    "{\"name\": \"${name}\", \"transport\": \"${transport}\", \"file\": \"${file}\"}\n")
endfunction()
