# Run as a script: -DINPUT=<file> -DOUTPUT=<file>. Writes the bytes of a file as
# a literal of C++, so that the published file and the built-in one are one.
file(READ ${INPUT} text HEX)
string(REGEX REPLACE "(..)" "\\\\x\\1" text "${text}")
string(REPLACE "\\x0a" "\\x0a\"\n\"" text "${text}")
file(WRITE ${OUTPUT} "\"${text}\"\n")
