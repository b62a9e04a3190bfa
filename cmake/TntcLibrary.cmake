# tntc_add_library(Name SOURCES... [LINK libs...] [PRIVATE_LINK libs...])
# makes the static library tntcName with the project's rules of compilation.
function(tntc_add_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(tntc${name} STATIC ${ARG_SOURCES})
  tntc_compile_options(tntc${name})
  target_link_libraries(tntc${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
endfunction()

# Without exceptions and run-time types, as LLVM is built; a dropped error is
# invisible in Debian's release build of LLVM, so the compiler has to see it.
function(tntc_compile_options target)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/include)
  target_include_directories(${target} SYSTEM PUBLIC ${LLVM_INCLUDE_DIRS})
  target_compile_options(${target} PRIVATE
    -fno-exceptions -fno-rtti -Wall -Wextra -Wno-unused-parameter
    -Werror=unused-result -Werror=return-type -Werror=switch)
  # g++ 12 warns of every "text" + std::string (its bug 105651).
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  target_compile_definitions(${target} PUBLIC JSON_NOEXCEPTION=1 __STDC_CONSTANT_MACROS __STDC_LIMIT_MACROS)
endfunction()
