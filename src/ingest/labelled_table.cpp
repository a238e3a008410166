#include "ingest/labelled_table.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/code_names.h"
#include "ingest/problem_list.h"
#include "ingest/region_names.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// A table on the screen of StatLine has at most some hundred thousand cells.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostLinesAbove = 20;
constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::string_view kDelimiters = ";,\t";
constexpr std::size_t kYearDigits = 4;

bool IsDigit(char sign) { return sign >= '0' && sign <= '9'; }

std::string_view WithoutQuotes(std::string_view field) {
  field = Trimmed(field);
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
    field = Trimmed(field.substr(1, field.size() - 2));
  }
  return field;
}

// The fields of one line; enough to tell what line it is.
std::vector<std::string_view> FieldsOf(std::string_view line, char delimiter) {
  std::vector<std::string_view> fields;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i == line.size() || (!quoted && line[i] == delimiter)) {
      fields.push_back(WithoutQuotes(line.substr(start, i - start)));
      start = i + 1;
    } else if (line[i] == '"') {
      quoted = !quoted;
    }
  }
  return fields;
}

// One of these stands in every table of CBS that has municipalities.
constexpr std::string_view kTelling[] = {"Perioden", "Regio's", "Regio’s", "Wijken en buurten"};

// What stands between the names of columns; nothing when the line has none of them.
std::optional<char> DelimiterOfHeader(std::string_view line) {
  for (const char delimiter : kDelimiters) {
    const std::vector<std::string_view> fields = FieldsOf(line, delimiter);
    if (fields.size() > 1 && std::find_first_of(fields.begin(),
                                                fields.end(),
                                                std::begin(kTelling),
                                                std::end(kTelling)) != fields.end()) {
      return delimiter;
    }
  }
  return std::nullopt;
}

std::string_view LineFrom(std::string_view text, std::size_t start) {
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

struct Header {
  std::size_t line = 0;   // from 1; 0: none
  std::size_t start = 0;  // in the text
  char delimiter = ';';
};

Header FindHeader(std::string_view text) {
  std::size_t start = 0;
  for (std::size_t line = 1; line <= kMostLinesAbove && start < text.size(); ++line) {
    if (const std::optional<char> delimiter = DelimiterOfHeader(LineFrom(text, start))) {
      return {line, start, *delimiter};
    }
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) {
      break;
    }
    start = end + 1;
  }
  return {};
}

// "Bron: CBS" or "© Centraal Bureau voor de Statistiek", and nothing in other fields: Bronckhorst
// is a municipality.
bool SaysSource(std::string_view line, char delimiter) {
  const std::vector<std::string_view> fields = FieldsOf(line, delimiter);
  const std::string_view first = fields.front();
  return (first.starts_with("Bron:") || first.starts_with("Bron ") || first.starts_with("©")) &&
         std::all_of(fields.begin() + 1, fields.end(), [](auto field) { return field.empty(); });
}

// Where the lines below the table begin.
std::size_t EndOfTable(std::string_view text, char delimiter) {
  while (!text.empty()) {
    text = text.substr(0, text.find_last_not_of("\r\n") + 1);  // npos + 1 is 0
    const std::size_t start = text.rfind('\n') + 1;
    if (!SaysSource(text.substr(start), delimiter)) {
      return text.size();
    }
    text = text.substr(0, start);
  }
  return 0;
}

std::string WholeText(const FilePart& part) {
  const std::unique_ptr<ByteSource> source = OpenText(part);
  std::string text;
  std::vector<char> buffer(kBlock);
  while (const std::size_t got = source->Read(buffer.data(), buffer.size())) {
    text.append(buffer.data(), got);
    if (text.size() > kMostBytes) {
      throw Error(ErrorKind::kBadData, Say("statline.labelled_too_large", {{"file", part.name}}));
    }
  }
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

std::string TitleAbove(std::string_view text, const Header& header) {
  return header.line < 2 ? "" : std::string(WithoutQuotes(LineFrom(text, 0)));
}

// "2022", also as "2022*": the code of the year. Other periods as they are.
std::string PeriodCode(std::string_view label) {
  const bool year = label.size() >= kYearDigits &&
                    std::all_of(label.begin(), label.begin() + kYearDigits, IsDigit) &&
                    label.find_first_not_of('*', kYearDigits) == std::string_view::npos;
  return year ? std::string(label.substr(0, kYearDigits)) + "JJ00" : std::string(label);
}

// Translates the columns and cells of one table.
class Translator {
 public:
  Translator(const StatlineBinding& binding,
             const StatlineDescription& described,
             const MunicipalityList& municipalities,
             LabelledTable* table)
      : binding_(binding), described_(described), list_(municipalities), table_(*table) {}

  void Columns() {
    std::vector<std::string>& header = table_.cells.header;
    std::size_t last_dimension = 0;
    std::vector<bool> known(header.size());
    for (std::size_t c = 0; c < header.size(); ++c) {
      for (const std::string& dimension : binding_.Dimensions()) {
        if (header[c] == binding_.LabelOf(dimension) || header[c] == dimension) {
          header[c] = dimension;
          known[c] = true;
          last_dimension = c;
        }
      }
    }
    for (std::size_t c = 0; c < header.size(); ++c) {
      if (known[c] || (c < last_dimension && !IsTopic(header[c]))) {
        table_.described.dimensions.push_back(header[c]);
      }
    }
    region_ = Find(binding_.region);
    period_ = binding_.period.empty() ? std::nullopt : std::optional(Find(binding_.period));
  }

  // The line under the names may say units, and nothing of a region or period.
  void Units() {
    const bool units = !table_.cells.rows.empty() && table_.cells.rows[0][region_].empty() &&
                       (!period_.has_value() || table_.cells.rows[0][*period_].empty());
    for (std::size_t c = 0; c < table_.cells.header.size(); ++c) {
      const std::string& name = table_.cells.header[c];
      const auto& dimensions = table_.described.dimensions;
      if (std::find(dimensions.begin(), dimensions.end(), name) == dimensions.end()) {
        table_.described.topics.push_back(
            {name, name, units ? table_.cells.rows[0][c] : "", std::nullopt});
      }
    }
    if (units) {
      table_.cells.rows.erase(table_.cells.rows.begin());
      table_.cells.lines.erase(table_.cells.lines.begin());
    }
  }

  void Cells() {
    const RegionNames names(list_);
    ProblemList problems(table_.cells.name);
    for (std::size_t r = 0; r < table_.cells.rows.size(); ++r) {
      std::vector<std::string>& row = table_.cells.rows[r];
      std::optional<std::int64_t> year = binding_.year;
      if (period_.has_value()) {
        row[*period_] = PeriodCode(Trimmed(row[*period_]));
        year = YearOf(row[*period_]);
      }
      for (const std::string& dimension : table_.described.dimensions) {
        Translate(dimension, table_.cells.lines[r], &row[Find(dimension)], &problems);
      }
      std::string problem;
      const std::string code = names.Code(Trimmed(row[region_]), year, &problem);
      // A table has a row of every municipality that ever was, empty where it no longer is.
      if (!problem.empty() && HasFigure(row)) {
        problems.Add(
            table_.cells.lines[r], std::string(binding_.LabelOf(binding_.region)), problem);
      }
      row[region_] = code.empty() ? "–" : code;
    }
    if (!problems.empty()) {
      problems.Throw();
    }
  }

 private:
  bool IsTopic(const std::string& title) const {
    return std::any_of(binding_.topics.begin(), binding_.topics.end(), [&](const auto& topic) {
      return topic.title == title;
    });
  }

  std::size_t Find(const std::string& column) const {
    const std::vector<std::string>& header = table_.cells.header;
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end()) {
      throw Error(ErrorKind::kBadData,
                  Say("statline.labelled_layout",
                      {{"file", table_.cells.name},
                       {"column", std::string(binding_.LabelOf(column))},
                       {"path", binding_.path}}));
    }
    return static_cast<std::size_t>(found - header.begin());
  }

  // A name that nobody knows may be of figures that are asked for, so it is asked, once.
  void Translate(const std::string& dimension,
                 std::size_t line,
                 std::string* cell,
                 ProblemList* problems) {
    const std::vector<std::string> selecting = binding_.Dimensions();
    if (dimension == binding_.region || dimension == binding_.period ||
        std::find(selecting.begin(), selecting.end(), dimension) == selecting.end()) {
      return;
    }
    const std::string label(Trimmed(*cell));
    if (label.empty()) {
      return;  // said where the figures are read
    }
    if (const auto code = CodeOfLabel(binding_, described_, dimension, label)) {
      *cell = *code;
      table_.described.codes[dimension][label] = *code;
    } else if (asked_.insert({dimension, label}).second) {
      problems->Add(line,
                    binding_.LabelOf(dimension),
                    Say("statline.unknown_label",
                        {{"name", label},
                         {"known", KnownLabels(binding_, described_, dimension)},
                         {"table", binding_.table},
                         {"dimension", dimension}}));
    }
  }

  bool HasFigure(const std::vector<std::string>& row) const {
    for (const StatlineDescription::Topic& topic : table_.described.topics) {
      const std::string_view text = Trimmed(row[Find(topic.id)]);
      if (IsTopic(topic.title) && !text.empty() && text != ".") {
        return true;
      }
    }
    return false;
  }

  const StatlineBinding& binding_;
  const StatlineDescription& described_;
  const MunicipalityList& list_;
  LabelledTable& table_;
  std::set<std::pair<std::string, std::string>> asked_;  // names, by dimension
  std::size_t region_ = 0;
  std::optional<std::size_t> period_;
};

}  // namespace

std::size_t LabelledHeaderLine(std::string_view head) { return FindHeader(head).line; }

LabelledTable ReadLabelled(const FilePart& part,
                           const StatlineBinding& binding,
                           const StatlineDescription& described,
                           const MunicipalityList& municipalities) {
  const std::string text = WholeText(part);
  const Header header = FindHeader(text);
  const std::size_t end = EndOfTable(text, header.delimiter);
  LabelledTable table;
  table.title = TitleAbove(text, header);
  table.cells = base::ParseTable(
      std::string_view(text).substr(header.start, std::max(end, header.start) - header.start),
      part.name);
  for (std::size_t& line : table.cells.lines) {
    line += header.line - 1;
  }
  Translator translator(binding, described, municipalities, &table);
  translator.Columns();
  translator.Units();
  translator.Cells();
  return table;
}

const StatlineBinding* BindingByLabels(const FilePart& part,
                                       const std::vector<StatlineBinding>& bindings) {
  const std::string text = WholeText(part);
  const Header header = FindHeader(text);
  const std::string_view line = LineFrom(text, header.start);
  const std::string title = PlainName(TitleAbove(text, header));
  std::vector<const StatlineBinding*> fitting;
  for (const StatlineBinding& binding : bindings) {
    if (PlainName(binding.title) == title) {
      return &binding;
    }
    const auto fits = [&](char delimiter) {
      const std::vector<std::string_view> fields = FieldsOf(line, delimiter);
      const auto has = [&](std::string_view name) {
        return std::find(fields.begin(), fields.end(), name) != fields.end();
      };
      const std::vector<std::string> dimensions = binding.Dimensions();
      return std::all_of(dimensions.begin(),
                         dimensions.end(),
                         [&](const std::string& each) { return has(binding.LabelOf(each)); }) &&
             std::any_of(binding.topics.begin(), binding.topics.end(), [&](const auto& topic) {
               return has(topic.title);
             });
    };
    if (std::any_of(kDelimiters.begin(), kDelimiters.end(), fits)) {
      fitting.push_back(&binding);
    }
  }
  return fitting.size() == 1 ? fitting.front() : nullptr;
}

}  // namespace doelmaat::ingest
