#include "measure/own_file.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>
#include <vector>

#include "base/number_text.h"
#include "base/text.h"
#include "base/toml_file.h"

namespace doelmaat::measure {
namespace {

using base::FormatExact;
using base::Say;

// Keys of a quantity that say its value and where it is from.
constexpr std::string_view kValueKeys[] = {"status",
                                           "value",
                                           "low",
                                           "high",
                                           "meaning",
                                           "distribution",
                                           "mean",
                                           "sd",
                                           "degrees",
                                           "mode",
                                           "top_share",
                                           "sample",
                                           "source",
                                           "date",
                                           "scope",
                                           "printed_low",
                                           "printed_high"};

// A text as a TOML string.
std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char each : text) {
    if (each == '"' || each == '\\') {
      quoted += '\\';
    }
    quoted += each;
  }
  return quoted + "\"";
}

std::string Line(const char* key, double value) {
  return std::string(key) + " = " + FormatExact(value) + "\n";
}

std::string Line(const char* key, const std::string& text) {
  return std::string(key) + " = " + Quoted(text) + "\n";
}

std::string FormLines(const OwnFigure& figure) {
  if (!(figure.standard_error > 0)) {
    return Line("value", figure.value);
  }
  std::string shape = figure.kind == OwnKind::kCount ? "gamma" : "beta";
  std::string degrees;
  if (figure.kind == OwnKind::kAmount) {
    shape = figure.degrees.has_value() ? "t" : "normal";
    degrees = figure.degrees.has_value() ? Line("degrees", *figure.degrees) : "";
  }
  return Line("distribution", shape) + Line("mean", figure.value) +
         Line("sd", figure.standard_error) + degrees;
}

// The lines of a file, some of them taken out and others put in their place.
class Lines {
 public:
  explicit Lines(const std::string& bytes) {
    std::istringstream stream(bytes);
    for (std::string line; std::getline(stream, line);) {
      lines_.push_back(line + "\n");
    }
  }

  // Lines count from 1.
  void Remove(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t line = first; line <= last && line <= lines_.size(); ++line) {
      lines_[line - 1].clear();
    }
  }
  void Replace(std::uint32_t first, std::uint32_t last, const std::string& text) {
    Remove(first, last);
    lines_.at(first - 1) = text;
  }
  // With no more than one empty line between others.
  std::string Text() const {
    std::string text;
    bool empty = true;
    for (const std::string& line : lines_) {
      if (line != "\n" || !empty) {
        text += line;
      }
      empty = line.empty() ? empty : line == "\n";
    }
    while (text.ends_with("\n\n")) {
      text.pop_back();
    }
    return text;
  }

 private:
  std::vector<std::string> lines_;
};

std::uint32_t LastLine(const toml::node& node) {
  std::uint32_t last = node.source().end.line;
  if (const toml::table* table = node.as_table()) {
    for (const auto& [key, value] : *table) {
      last = std::max(last, LastLine(value));
    }
  }
  return last;
}

void WriteQuantity(const toml::table& table, const OwnFigure& figure, Lines* lines) {
  for (const auto& [key, value] : table) {
    if (std::find(std::begin(kValueKeys), std::end(kValueKeys), key.str()) !=
        std::end(kValueKeys)) {
      lines->Remove(key.source().begin.line, LastLine(value));
    }
  }
  std::string text;
  if (figure.known) {
    text = Line("status", std::string("own")) + FormLines(figure) + Line("source", figure.source) +
           Line("date", figure.date) + Line("scope", figure.scope);
  } else {
    text = Line("status", std::string("missing"));
  }
  const std::uint32_t place = base::TomlFile::LineOf(table, "status");
  lines->Replace(place, place, text);
}

}  // namespace

std::string WriteOwnFile(const base::Catalog::File& given,
                         std::span<const OwnFigure> figures,
                         std::span<const OwnCorrelation> correlations,
                         const OwnFileHeading& heading) {
  const base::TomlFile file(given);
  Lines lines(given.bytes);
  const auto tables = file.Tables("quantity");
  for (const OwnFigure& figure : figures) {
    const toml::table& table = *tables.at(figure.quantity);
    if (table.is_inline()) {
      file.Refuse(table.source().begin.line, Say("measure.own_inline"));
    }
    if (figure.known || figure.kind == OwnKind::kCount) {
      WriteQuantity(table, figure, &lines);
    }
  }
  const auto set = [&](const char* key, const std::string& text) {
    const toml::node& node = *file.root().get(key);
    lines.Replace(node.source().begin.line, LastLine(node), text);
  };
  set("id", Line("id", heading.id));
  set("title", Line("title", heading.title));
  if (file.root().contains("conclusion")) {
    set("conclusion", "");
  }
  for (const toml::table* published : file.Tables("published")) {
    if (published->is_inline()) {
      file.Refuse(published->source().begin.line, Say("measure.own_inline"));
    }
    lines.Remove(published->source().begin.line, LastLine(*published));
  }
  std::string text = "# " + heading.comment + "\n" + lines.Text();
  for (const OwnCorrelation& each : correlations) {
    text += "\n[[correlation]]\nbetween = [" + Quoted(file.Text(*tables.at(each.first), "id")) +
            ", " + Quoted(file.Text(*tables.at(each.second), "id")) + "]\n" +
            Line("value", each.value);
  }
  return text;
}

}  // namespace doelmaat::measure
