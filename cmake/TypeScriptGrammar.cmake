# The grammar comes from the npm package that package-lock.json pins; it is
# compiled from there and never copied into the tree.
set(TNTC_GRAMMAR ${PROJECT_SOURCE_DIR}/node_modules/tree-sitter-typescript)
if(NOT EXISTS ${TNTC_GRAMMAR}/typescript/src/parser.c)
  message(FATAL_ERROR "tree-sitter-typescript is missing: run 'npm ci --omit=dev' in ${PROJECT_SOURCE_DIR}")
endif()
add_library(tntcGrammar STATIC
  ${TNTC_GRAMMAR}/typescript/src/parser.c ${TNTC_GRAMMAR}/typescript/src/scanner.c
  ${TNTC_GRAMMAR}/tsx/src/parser.c ${TNTC_GRAMMAR}/tsx/src/scanner.c)
target_include_directories(tntcGrammar SYSTEM PRIVATE ${TNTC_GRAMMAR}/typescript/src)
target_compile_options(tntcGrammar PRIVATE -w)
