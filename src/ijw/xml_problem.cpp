#include "ijw/xml_problem.h"

#include <algorithm>
#include <array>
#include <mutex>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "base/alike.h"

namespace doelmaat::ijw {
namespace {

constexpr std::array<std::string_view, 9> kEncodings = {"utf-8",
                                                        "utf8",
                                                        "utf-16",
                                                        "utf-16le",
                                                        "utf-16be",
                                                        "us-ascii",
                                                        "iso-8859-1",
                                                        "iso-8859-15",
                                                        "windows-1252"};

void Ignore(void*, const char*, ...) {}
void IgnoreError(void*, xmlErrorPtr) {}

}  // namespace

void InitialiseXml() {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
}

void SilenceXml() {
  xmlSetStructuredErrorFunc(nullptr, &IgnoreError);
  xmlSetGenericErrorFunc(nullptr, &Ignore);
}

bool IsReadEncoding(std::string_view name) {
  return std::find(kEncodings.begin(), kEncodings.end(), base::Folded(name)) != kEncodings.end();
}

std::string_view XmlProblemKey(int code) {
  switch (code) {
    case XML_ERR_TAG_NAME_MISMATCH:
      return "ijw_read.wrong_end";
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_LT_REQUIRED:
      return "ijw_read.cut_off";
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_I18N_CONV_FAILED:
      return "ijw_read.encoding";
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return "ijw_read.entity";
    default:
      return "ijw_read.not_well_formed";
  }
}

}  // namespace doelmaat::ijw
