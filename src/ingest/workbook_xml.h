// Elements and text of an XML file in a workbook. Messages have a reader of their own, which knows
// what is to stand in them: ijw::MessageReader.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ingest/byte_source.h"
#include "ingest/workbook_sheet.h"

namespace doelmaat::ingest {

// Of one element, as libxml2 gives them; good as long as the call that they are given to.
struct XmlAttributes {
  const unsigned char** at = nullptr;
  int count = 0;
  // By local name; "" when it is not there.
  std::string Get(std::string_view name) const;
};

// What is done at each element; names come without prefix. What a handler throws comes out of
// ReadXml.
struct XmlHandlers {
  std::function<void(std::string_view name, const XmlAttributes&)> on_open;
  std::function<void(std::string_view name)> on_close = [](std::string_view) {};
  std::function<void(std::string_view text)> on_text = [](std::string_view) {};
};

// The file `entry` of a workbook.
FilePart EntryOf(const std::string& path, const std::string& name, const std::string& entry);

// Throws kBadData when the workbook has no such file, or one that is no XML or has a document type.
void ReadXml(const FilePart& part, const WorkbookPlace& place, const XmlHandlers& handlers);

}  // namespace doelmaat::ingest
