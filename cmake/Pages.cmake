# Run as a script: -DPAGES=<directory> -DOUTPUT=<file>. Writes a row
# PAGE(code, "text") for each page of a diagnostic, in the order of the codes,
# so that an installed compiler can explain them without its source tree.
file(GLOB pages LIST_DIRECTORIES false ${PAGES}/TNT[0-9][0-9][0-9][0-9].md)
list(SORT pages)
set(rows "")
foreach(page IN LISTS pages)
  get_filename_component(name ${page} NAME_WE)
  string(SUBSTRING ${name} 3 4 code)
  file(READ ${page} text HEX)
  # As bytes: no quote, bracket or backslash of a page has a meaning then. One
  # literal a line of text keeps them at a length that any compiler takes.
  string(REGEX REPLACE "(..)" "\\\\x\\1" text "${text}")
  string(REPLACE "\\x0a" "\\x0a\"\n     \"" text "${text}")
  string(APPEND rows "PAGE(${code},\n     \"${text}\")\n")
endforeach()
file(WRITE ${OUTPUT} "${rows}")
