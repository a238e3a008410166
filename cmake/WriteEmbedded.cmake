# Writes OUTPUT: a table of path and bytes of every file in FILES, relative to ROOT. Bytes go in as
# numbers, so that no character of a file has a meaning of its own.
set(body "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  file(SIZE ${ROOT}/${file} size)
  string(APPEND body "const unsigned char kFile${index}[] = {${bytes}0};\n")
  string(APPEND table
         "      {\"${file}\", {reinterpret_cast<const char*>(kFile${index}), ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT}
     "// Made by cmake/WriteEmbedded.cmake.\n#include \"base/embedded_files.h\"\n\n"
     "namespace doelmaat::base::internal {\nnamespace {\n${body}}  // namespace\n\n"
     "std::span<const EmbeddedFile> BuiltInFiles() {\n  static const EmbeddedFile kFiles[] = {\n"
     "${table}  };\n  return kFiles;\n}\n\n}  // namespace doelmaat::base::internal\n")
