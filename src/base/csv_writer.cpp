#include "base/csv_writer.h"

namespace doelmaat::base {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kFormulaStarts = "=+-@\t\r\n";

}  // namespace

CsvWriter::CsvWriter(CsvKind kind)
    : kind_(kind), text_(kind == CsvKind::kExcelDutch ? kByteOrderMark : std::string_view()) {}

void CsvWriter::Add(std::string_view field) {
  const char separator = kind_ == CsvKind::kExcelDutch ? ';' : ',';
  if (!first_) {
    text_ += separator;
  }
  first_ = false;
  const char special[] = {'"', '\r', '\n', separator};
  if (field.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
    text_ += field;
    return;
  }
  text_ += '"';
  for (const char c : field) {
    text_ += c;
    if (c == '"') {
      text_ += '"';
    }
  }
  text_ += '"';
}

void CsvWriter::AddText(std::string_view text) {
  const bool formula = kind_ == CsvKind::kExcelDutch && !text.empty() &&
                       kFormulaStarts.find(text.front()) != std::string_view::npos;
  Add(formula ? "'" + std::string(text) : std::string(text));
}

void CsvWriter::EndLine() {
  text_ += kLineEnd;
  first_ = true;
}

}  // namespace doelmaat::base
