#include "ingest/download_part.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/error.h"
#include "base/text.h"
#include "ingest/labelled_table.h"
#include "ingest/spreadsheet.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// Headers of the key figures of districts take some 4,000 bytes.
constexpr std::size_t kDownloadHead = std::size_t{1} << 16;
constexpr std::size_t kTableDigits = 5;
constexpr std::size_t kTableLetters = 3;

bool IsDigit(char sign) { return sign >= '0' && sign <= '9'; }
bool IsLetter(char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); }

std::string_view WithoutMark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) {
    head.remove_prefix(3);
  }
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : head.substr(first);
}

std::string Upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char sign) {
    return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
  });
  return upper;
}

// A number of CBS in a name: "85098NED".
std::string TableIn(std::string_view name) {
  for (std::size_t at = 0; at + kTableDigits + kTableLetters <= name.size(); ++at) {
    const std::string_view number = name.substr(at, kTableDigits + kTableLetters);
    const bool begins = at == 0 || !(IsDigit(name[at - 1]) || IsLetter(name[at - 1]));
    if (begins && std::all_of(number.begin(), number.begin() + kTableDigits, IsDigit) &&
        std::all_of(number.begin() + kTableDigits, number.end(), IsLetter)) {
      return Upper(number);
    }
  }
  return "";
}

bool Has(const std::vector<std::string>& columns, std::string_view name) {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

bool HasTopicKey(const std::vector<std::string>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const std::string& column) {
    const std::size_t line = column.rfind('_');
    return line != std::string::npos && line + 1 < column.size() &&
           std::all_of(
               column.begin() + static_cast<std::ptrdiff_t>(line) + 1, column.end(), IsDigit);
  });
}

// Takes the number of a record, from the column of that name.
void TakeId(const Record& record, PageEnd* end) {
  const auto is_id = [](const std::string& name) { return name == "ID" || name == "Id"; };
  const auto column = std::find_if(record.columns.begin(), record.columns.end(), is_id);
  if (column == record.columns.end()) {
    return;
  }
  const std::string_view text =
      record.fields[static_cast<std::size_t>(column - record.columns.begin())];
  std::int64_t id = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (problem != std::errc() || stop != text.data() + text.size()) {
    return;
  }
  if (end->last_id.has_value()) {
    end->largest_step = std::max(end->largest_step, id - *end->last_id);
  }
  end->first_id = end->first_id.value_or(id);
  end->last_id = id;
}

PageEnd ReadWorkbookRecords(const FilePart& file, const RecordHandler& handler) {
  const base::TableFile table =
      ReadWorkbook(file.path, file.name, WorkbookKindOf(file.path, file.name));
  PageEnd end;
  std::vector<std::string_view> fields;
  std::vector<char> present(table.header.size());
  for (; end.records < table.rows.size(); ++end.records) {
    const std::vector<std::string>& row = table.rows[end.records];
    fields.assign(row.begin(), row.end());
    std::transform(row.begin(), row.end(), present.begin(), [](const std::string& text) {
      return text.empty() ? kAbsent : kAsText;
    });
    if (!handler({table.lines[end.records], table.header, fields, present})) {
      break;
    }
  }
  return end;
}

}  // namespace

std::string TableNumber(std::string_view text) { return Upper(text); }

std::pair<std::string, std::string> TableAndEntity(const std::string& context) {
  const std::size_t metadata = context.find("/$metadata");
  if (metadata == std::string::npos) {
    return {};
  }
  const std::size_t slash = context.rfind('/', metadata - 1);
  const std::string table =
      slash == std::string::npos ? "" : context.substr(slash + 1, metadata - slash - 1);
  const std::size_t hash = context.find('#', metadata);
  std::string entity = hash == std::string::npos ? "" : context.substr(hash + 1);
  entity.resize(std::min(entity.size(), entity.find('(')));
  return {Upper(table), entity.substr(entity.rfind('.') + 1)};
}

std::string EntityOf(const std::vector<std::string>& columns) {
  if (Has(columns, "Measure") && Has(columns, "ValueAttribute")) {
    return "Observations";
  }
  if (columns.front() == "ID" && HasTopicKey(columns)) {
    return "DataSet";
  }
  if (Has(columns, "MeasureGroupId") && Has(columns, "Unit")) {
    return "MeasureCodes";
  }
  if (Has(columns, "Kind") && Has(columns, "ContainsCodes")) {
    return "Dimensions";
  }
  if (Has(columns, "ObservationCount")) {
    return "Properties";
  }
  const bool group = Has(columns, "Id") && Has(columns, "ParentId");
  const bool other = Has(columns, "DownloadUrl") || Has(columns, "Homepage");
  return Has(columns, "DimensionId") || group || other ? "Description" : "";
}

std::optional<DownloadPart> PartOf(const FilePart& file) {
  const std::string bytes = HeadOf(file, kDownloadHead);
  const std::string_view head = WithoutMark(bytes);
  if (head.starts_with('{') || head.starts_with('[')) {
    return DownloadPart{file, DownloadFormat::kJson, ""};
  }
  if (head.empty() || head.front() == '<' || head.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string entity = [&]() -> std::string {
    try {
      return EntityOf(ReadDelimitedHeader(bytes, file.name).columns);
    } catch (const Error&) {
      return "";  // said when it is read as what it is then
    }
  }();
  if (!entity.empty()) {
    return DownloadPart{file, DownloadFormat::kDelimited, entity};
  }
  return LabelledHeaderLine(head) == 0
             ? std::nullopt
             : std::optional(DownloadPart{file, DownloadFormat::kLabelled, "Labelled"});
}

std::string TableByName(const FilePart& file) {
  const std::filesystem::path path(file.path);
  for (const std::string& name :
       {file.entry, path.filename().string(), path.parent_path().filename().string()}) {
    const std::string table = TableIn(name);
    if (!table.empty()) {
      return table;
    }
  }
  return "";
}

StatlineForm WideForm(const FilePart& file) {
  if (Upper(file.name).find("UNTYPED") != std::string::npos) {
    return StatlineForm::kUntyped;
  }
  if (Upper(file.name).find("TYPED") != std::string::npos) {
    return StatlineForm::kTyped;
  }
  // In a workbook, too, a point is withheld; what is empty may be that as well.
  const std::string head = HeadOf(file, kDownloadHead);
  const bool padded =
      head.find("\"  ") != std::string::npos || head.find("       .") != std::string::npos;
  return padded ? StatlineForm::kUntyped : StatlineForm::kTyped;
}

PageEnd ReadPage(const DownloadPart& page, const RecordHandler& handler) {
  const std::unique_ptr<ByteSource> source = OpenText(page.file);
  if (page.format == DownloadFormat::kJson) {
    PageEnd end;
    const JsonEnvelope envelope =
        ReadJsonRecords(*source, page.file.name, [&](const Record& record) {
          TakeId(record, &end);
          return handler(record);
        });
    if (!envelope.error.empty()) {
      throw Error(
          ErrorKind::kBadData,
          Say("download.service_error", {{"file", page.file.name}, {"error", envelope.error}}));
    }
    end.records = envelope.records;
    end.next_link = envelope.next_link;
    return end;
  }
  if (page.format == DownloadFormat::kWorkbook) {
    return ReadWorkbookRecords(page.file, handler);
  }
  PageEnd end;
  ReadDelimitedRecords(*source, page.file.name, [&](const Record& record) {
    ++end.records;
    return handler(record);
  });
  return end;
}

}  // namespace doelmaat::ingest
