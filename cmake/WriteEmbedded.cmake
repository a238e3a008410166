# Writes OUTPUT: a table of path and bytes of every file in FILES, relative to ROOT. Bytes go in as
# hexadecimal, so that no character of a file can end the literal.
set(body "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
  string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f]){1,64})" "    \"\\1\"\n" literal "${escaped}")
  file(SIZE ${ROOT}/${file} size)
  if(size EQUAL 0)
    set(literal "    \"\"\n")
  endif()
  string(APPEND body "const char kFile${index}[] =\n${literal}    ;\n")
  string(APPEND table "    {\"${file}\", {kFile${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT}
     "// Made by cmake/WriteEmbedded.cmake.\n#include \"base/embedded_files.h\"\n\n"
     "namespace doelmaat::base::internal {\nnamespace {\n${body}\n"
     "const EmbeddedFile kFiles[] = {\n${table}};\n}  // namespace\n"
     "std::span<const EmbeddedFile> BuiltInFiles() { return kFiles; }\n"
     "}  // namespace doelmaat::base::internal\n")
