// A table as a page shows it: chosen columns, cells as text, links, the row that stands out.
#pragma once

#include <string>
#include <vector>

#include "report/run_tables.h"

namespace doelmaat::report {

struct ViewColumn {
  std::string name;      // column of the table; one that is not there is left out
  std::string low = {};  // ends of the margin that stands behind the number, if any
  std::string high = {};
  std::string link = {};     // column with the municipality id to link to
  std::string unit_of = {};  // column that says the unit of each row, where rows differ
  bool flag = false;         // 0 and 1 as "nee" and "ja"
  std::string header = {};   // text key of another header than the label of the column
};

// Which page of a municipality a table links to, or that of a region.
enum class LinksTo { kMunicipality, kClass, kRegion, kTraffic };

struct TableView {
  struct Header {
    std::string text;
    bool numeric = false;
  };
  struct Field {
    std::string text;
    std::string link;  // municipality id
    bool numeric = false;
  };
  struct Line {
    std::vector<Field> fields;  // the first one names the line
    bool own = false;
  };

  std::string caption;
  std::vector<Header> headers;
  std::vector<Line> lines;
  std::vector<std::string> notes;
  bool sortable = false;
  LinksTo links = LinksTo::kMunicipality;
};

// The rows `records` of `table`.
TableView ViewOf(const result::ResultTable& table,
                 const std::vector<Record>& records,
                 const std::vector<ViewColumn>& columns,
                 const std::string& caption);

// Marks the lines whose record has `id` in `column`.
void MarkOwn(TableView* view,
             const std::vector<Record>& records,
             const std::string& column,
             const std::string& id);

}  // namespace doelmaat::report
