#include "ingest/spreadsheet.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "ingest/archive_reader.h"
#include "ingest/workbook_ods.h"
#include "ingest/workbook_sheet.h"
#include "ingest/workbook_xlsx.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// An archive of messages may have millions of entries; a workbook has its own ones first.
constexpr std::size_t kLookedAt = 200;
constexpr std::string_view kAboutFigures[] = {"Verantwoording", "Toelichting"};

}  // namespace

bool IsNamedWorkbook(const std::string& name) {
  std::string lower = name;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char sign) {
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  });
  return lower.ends_with(".xlsx") || lower.ends_with(".ods");
}

WorkbookKind WorkbookKindOf(const std::string& path, const std::string& name) {
  try {
    ArchiveReader reader(path, name, ArchiveLimits{});
    std::vector<std::string> entries;
    while (entries.size() < kLookedAt && reader.Next()) {
      entries.push_back(reader.entry());
    }
    const auto has = [&](std::string_view entry) {
      return std::find(entries.begin(), entries.end(), entry) != entries.end();
    };
    if (has("xl/workbook.xml")) {
      return WorkbookKind::kXlsx;
    }
    return has("content.xml") && has("META-INF/manifest.xml") ? WorkbookKind::kOds
                                                              : WorkbookKind::kNone;
  } catch (const Error&) {
    return WorkbookKind::kNone;  // refused where archives are read
  }
}

base::TableFile ReadWorkbook(const std::string& path, const std::string& name, WorkbookKind kind) {
  std::vector<Sheet> sheets =
      kind == WorkbookKind::kXlsx ? ReadXlsx(path, name) : ReadOds(path, name);
  std::vector<Sheet> filled;
  std::string names;
  for (Sheet& sheet : sheets) {
    const bool about = std::find(std::begin(kAboutFigures), std::end(kAboutFigures), sheet.name) !=
                       std::end(kAboutFigures);
    if (!sheet.rows.empty() && !about) {
      names += (names.empty() ? "" : ", ") +
               (sheet.hidden ? Say("sheet.hidden", {{"sheet", sheet.name}}) : sheet.name);
      filled.push_back(std::move(sheet));
    }
  }
  if (filled.empty()) {
    throw Error(ErrorKind::kBadData, Say("sheet.empty", {{"file", name}}));
  }
  if (filled.size() > 1) {
    throw Error(ErrorKind::kBadData, Say("sheet.which", {{"file", name}, {"names", names}}));
  }
  return TableOf(std::move(filled.front()), {name});
}

}  // namespace doelmaat::ingest
