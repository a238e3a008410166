#include "report/workbook.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include "base/error.h"
#include "base/text.h"
#include "base/text_encoding.h"
#include "base/words.h"
#include "report/cell_text.h"
#include "report/finding.h"
#include "report/quiet_close.h"
#include "report/run_account.h"
#include "report/sheet_name.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::Cell;
using result::Column;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

constexpr std::size_t kRoomForNumber = 3;
constexpr double kWidest = 60.0;
// 1 January 2000, for the field that a workbook must have: no clock takes part in a result.
constexpr time_t kNoTime = 946684800;

// The format of numbers of a unit, as a spreadsheet writes formats: always with a point and a
// comma, which it shows as the reader's own signs.
std::string NumberFormat(const Column& column) {
  const std::string decimals =
      column.decimals > 0 ? "." + std::string(static_cast<std::size_t>(column.decimals), '0') : "";
  switch (column.unit) {
    case Unit::kEur:
    case Unit::kEurPerClient:
    case Unit::kEurPerYouth:
      return base::InWords("\"€\" #,##0") + decimals;
    case Unit::kShare:
      return "0" + decimals + "%";
    case Unit::kYear:
    case Unit::kRank:
      return "0";
    case Unit::kNone:
    case Unit::kScore:
    case Unit::kPersons:
    case Unit::kTrajectories:
    case Unit::kMunicipalities:
    case Unit::kDistance:
    case Unit::kRatio:
      return "#,##0" + decimals;
  }
  return "General";
}

// A column of text and words for no number, the head, and a format for each kind of number.
struct Formats {
  lxw_workbook* book = nullptr;
  std::map<std::string, lxw_format*> by_number;
  lxw_format* head = nullptr;
  lxw_format* word = nullptr;
  lxw_format* wrapped = nullptr;

  void AddTo(lxw_workbook* of) {
    book = of;
    head = workbook_add_format(book);
    word = workbook_add_format(book);
    wrapped = workbook_add_format(book);
    format_set_bold(head);
    format_set_italic(word);
    format_set_align(word, LXW_ALIGN_RIGHT);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
  }

  lxw_format* Of(const Column& column) {
    lxw_format*& format = by_number[NumberFormat(column)];
    if (format == nullptr) {
      format = workbook_add_format(book);
      format_set_num_format(format, NumberFormat(column).c_str());
    }
    return format;
  }
};

// A title that is too long has a short form.
// texts: report.sheet.*
std::string SheetTitle(const ResultTable& table) {
  const std::string key = "report.sheet." + table.name;
  return base::HasText(key) ? Say(key) : table.title.empty() ? table.name : table.title;
}

using Rows = std::vector<const std::vector<Cell>*>;

Rows RowsOf(const ResultTable& table, const std::string& id) {
  const auto column = table.FindColumn("id");
  Rows rows;
  for (const auto& row : table.rows) {
    if (id.empty() || (column.has_value() && row[*column].text() == id)) {
      rows.push_back(&row);
    }
  }
  return rows;
}

std::string HeaderOf(const Column& column) {
  return column.label.empty() ? column.name : column.label;
}

// Keys and labels at the left, which stay in sight.
lxw_col_t FrozenColumns(const ResultTable& table) {
  const auto first = std::find_if(table.columns.begin(), table.columns.end(), [](const Column& c) {
    return c.role != ColumnRole::kKey && c.role != ColumnRole::kLabel;
  });
  return static_cast<lxw_col_t>(
      std::min<std::ptrdiff_t>(std::distance(table.columns.begin(), first), 2));
}

// Columns that say how a municipality does, or what there is to save.
bool Judges(const ResultTable& table, const Column& column) {
  return (table.name == "units" && (column.name == "score" || column.name == "class" ||
                                    column.name == "potential_frontier_eur")) ||
         (table.name == "potential" && column.name == "eur");
}

// One file being written, beside its place until it is whole.
class Book {
 public:
  Book(const std::filesystem::path& file, const std::string& title) : file_(file), title_(title) {
    if (file.has_parent_path()) {
      std::error_code ignored;  // what cannot be made cannot be written either, which is told
      std::filesystem::create_directories(file.parent_path(), ignored);
    }
    temporary_ = file;
    temporary_ += ".nieuw";
    book_ = workbook_new(temporary_.c_str());
    formats_.AddTo(book_);
    lxw_doc_properties properties{};
    properties.title = title_.data();
    properties.created = kNoTime;
    workbook_set_properties(book_, &properties);
  }

  ~Book() {
    if (book_ != nullptr) {
      CloseQuietly(book_);
      Remove();
    }
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  // `mind`, unless it is "", stands with the heads of the columns that judge.
  void AddTable(const ResultTable& table, const Rows& rows, const std::string& mind) {
    lxw_worksheet* sheet = AddSheet(SheetTitle(table));
    std::vector<lxw_table_column> columns(table.columns.size());
    std::vector<lxw_table_column*> pointers;
    std::set<std::string> headers;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const Column& column = table.columns[c];
      std::string header = HeaderOf(column);
      if (!headers.insert(header).second) {  // a named table has every header once
        header += " (" + column.name + ")";
      }
      columns[c].header = Keep(header);
      pointers.push_back(&columns[c]);
      WriteColumn(sheet, static_cast<lxw_col_t>(c), column, header, rows);
      if (!mind.empty() && Judges(table, column)) {
        WriteNote(sheet, static_cast<lxw_col_t>(c), mind);
      }
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.name = Keep("doelmaat_" + table.name);
    options.columns = pointers.data();
    Check(worksheet_add_table(sheet,
                              0,
                              0,
                              static_cast<lxw_row_t>(rows.size()),
                              static_cast<lxw_col_t>(columns.size() - 1),
                              &options));
    worksheet_freeze_panes(sheet, 1, FrozenColumns(table));
  }

  // A sheet of lines of one or two texts; a line of one is a heading.
  void AddLines(const std::string& name,
                const std::vector<std::pair<std::string, std::string>>& lines) {
    lxw_worksheet* sheet = AddSheet(name);
    worksheet_set_column(sheet, 0, 0, 34.0, nullptr);
    worksheet_set_column(sheet, 1, 1, 100.0, nullptr);
    lxw_row_t row = 0;
    for (const auto& [first, second] : lines) {
      const bool heading = second.empty();
      Check(worksheet_write_string(
          sheet, row, 0, first.c_str(), heading ? formats_.head : formats_.wrapped));
      if (!heading) {
        Check(worksheet_write_string(sheet, row, 1, second.c_str(), formats_.wrapped));
      }
      ++row;
    }
    worksheet_freeze_panes(sheet, 1, 0);
  }

  void Close() {
    const lxw_error error = CloseQuietly(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) {
      Remove();
      Check(error);
    }
    std::error_code failed;
    std::filesystem::rename(temporary_, file_, failed);
    if (failed) {
      Remove();
      Check(LXW_ERROR_CREATING_XLSX_FILE);
    }
  }

 private:
  void Check(lxw_error error) const {
    if (error != LXW_NO_ERROR) {
      throw Error(ErrorKind::kIo,
                  Say("report.workbook.failed",
                      {{"file", file_.string()}, {"reason", lxw_strerror(error)}}));
    }
  }

  void Remove() const {
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
  }

  // The library takes texts that may change, and looks at them until the end.
  char* Keep(const std::string& text) { return kept_.emplace_back(text).data(); }

  // Every name once.
  lxw_worksheet* AddSheet(const std::string& title) {
    std::string name = SheetName(title);
    for (int number = 2; !sheets_.insert(name).second; ++number) {
      name = std::to_string(number) + " " + SheetName(title, kLongestSheetName - kRoomForNumber);
    }
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    Check(sheet == nullptr ? LXW_ERROR_INVALID_SHEETNAME_CHARACTER : LXW_NO_ERROR);
    return sheet;
  }

  // Beside the head, so that the sheet below it holds figures and nothing else.
  void WriteNote(lxw_worksheet* sheet, lxw_col_t at, const std::string& text) {
    constexpr std::uint16_t kWidth = 360;
    constexpr std::uint16_t kHeight = 130;
    lxw_comment_options options{};
    options.width = kWidth;
    options.height = kHeight;
    Check(worksheet_write_comment_opt(sheet, 0, at, text.c_str(), &options));
  }

  void WriteColumn(lxw_worksheet* sheet,
                   lxw_col_t at,
                   const Column& column,
                   const std::string& header,
                   const Rows& rows) {
    lxw_format* format = formats_.Of(column);
    std::size_t width = base::CharacterCount(header) + 3;  // room for the button of the filter
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const Cell& cell = (*rows[r])[at];
      const auto row = static_cast<lxw_row_t>(r + 1);
      const std::string shown = CellText(column, cell);
      width = std::max(width, base::CharacterCount(shown));
      const auto number = cell.has_value() ? cell.number() : std::nullopt;
      if (number.has_value()) {
        Check(worksheet_write_number(sheet, row, at, *number, format));
      } else {
        Check(worksheet_write_string(
            sheet, row, at, shown.c_str(), cell.has_value() ? nullptr : formats_.word));
      }
    }
    worksheet_set_column(
        sheet, at, at, std::min(static_cast<double>(width) + 1.0, kWidest), nullptr);
  }

  std::filesystem::path file_;
  std::filesystem::path temporary_;
  std::string title_;
  lxw_workbook* book_ = nullptr;
  Formats formats_;
  std::set<std::string> sheets_;
  std::deque<std::string> kept_;
};

using Lines = std::vector<std::pair<std::string, std::string>>;

void AddItems(const std::vector<result::Provenance::Item>& items,
              const std::string& heading,
              Lines* lines) {
  if (!items.empty()) {
    lines->emplace_back(heading, "");
  }
  for (const result::Provenance::Item& item : items) {
    lines->emplace_back(item.name, item.value);
  }
}

// What most readers look for stands first; the rest by name.
std::vector<std::string> ReadingOrder(const RunTables& run) {
  std::vector<std::string> names = {
      "units", "potential", "classes", "comparables", "trend", "profile", "peer_features"};
  const std::set<std::string> first(names.begin(), names.end());
  for (const auto& [name, table] : run.tables) {
    // Borders are for drawing, and longer than a cell may be.
    if (!first.contains(name) && name != "map_areas") {
      names.push_back(name);
    }
  }
  return names;
}

// What the figures are, from which data and program, and what each column of `names` means.
Lines Account(const RunTables& run,
              const std::string& title,
              const std::vector<std::string>& names) {
  const result::Provenance& provenance = run.provenance;
  Lines lines = {{title, ""}};
  if (const std::string check = CheckText(run); !check.empty()) {
    lines.emplace_back(Say("report.workbook.check"), check);
  }
  lines.insert(lines.end(),
               {{Say("report.workbook.mind"), Say("note.not_quality")},
                {Say("report.workbook.run"), provenance.run_id},
                {Say("report.workbook.model"), provenance.model},
                {Say("report.workbook.program"), "doelmaat " + provenance.code_version},
                {Say("report.workbook.data"), provenance.input_digest},
                {Say("report.workbook.seed"), std::to_string(provenance.seed)}});
  for (const std::string& deviation : provenance.deviations) {
    lines.emplace_back(Say("report.workbook.deviation"), deviation);
  }
  AddItems(provenance.sources, Say("report.workbook.sources"), &lines);
  AddItems(OptionsInWords(provenance), Say("report.workbook.options"), &lines);
  AddItems(provenance.catalog, Say("report.workbook.catalog"), &lines);
  for (const std::string& name : names) {
    const ResultTable& table = run.Table(name);
    lines.emplace_back(table.title.empty() ? name : table.title, "");
    for (const Column& column : table.columns) {
      lines.emplace_back(HeaderOf(column), column.name);
    }
    for (const std::string& note : table.notes) {
      lines.emplace_back(Say("report.workbook.note"), note);
    }
  }
  return lines;
}

}  // namespace

void WriteWorkbook(const RunTables& run, const std::string& id, const std::filesystem::path& file) {
  const auto unit = id.empty() ? std::nullopt : FindRecord(run.Table("units"), "id", id);
  const auto model = Records(run.Table("model"));
  std::string title = model.empty() ? run.provenance.model : model.front().Text("title");
  title += id.empty() ? "" : ": " + (unit.has_value() ? unit->Text("name") : id);
  const std::string mind = CheckPassed(run).value_or(true) ? "" : CheckText(run);
  Book book(file, title);
  std::vector<std::string> written;
  for (const std::string& name : ReadingOrder(run)) {
    const ResultTable& table = run.Table(name);
    const Rows rows = RowsOf(table, id);
    if (!rows.empty()) {
      book.AddTable(table, rows, mind);
      written.push_back(name);
    }
  }
  book.AddLines(Say("report.workbook.account"), Account(run, title, written));
  book.Close();
}

}  // namespace doelmaat::report
