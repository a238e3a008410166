// Parts that pages share.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/html_page.h"
#include "report/run_tables.h"

namespace doelmaat::report {

// A conclusion, the charts that show it, and the tables with the same numbers.
struct Figure {
  std::string conclusion;
  std::vector<std::string> charts;
  std::vector<std::string> notes;
  std::vector<TableView> tables;
};

// Into the section {{#FIGURE_PART}}{{>FIGURE}} of `part`.
void AddFigure(HtmlPart* part, const Figure& figure);
// Into the section {{#TABLE_PART}}{{>TABLE}} of `part`; a table without lines is left out.
void AddTable(HtmlPart* part, const TableView& view);
// Into {{#FILE}}: every table of the run as a file.
void AddFiles(HtmlPart* main, const RunTables& run);
// Into {{#CARD}}: a number with what it is and what belongs to it; `reserve`, into {{#RESERVE}}:
// what keeps it from being a verdict.
void AddCard(HtmlPart* main,
             const std::string& label,
             const std::string& value,
             const std::string& text,
             const std::string& reserve = "");
// Into {{#FACT}}: a term and its value.
void AddFact(HtmlPart* part, std::string_view term, std::string_view value);

// The notice that says whether the figures can carry a judgement; nothing when it was not checked.
void FillCheck(HtmlPart* main, const RunTables& run);
// The notice that this run is not as the program ships it; nothing when it is.
void FillDeviations(HtmlPart* main, const RunTables& run);
// Title, table of contents (id and text key), footer and, for a run of a benchmark, menu of a page.
using Contents = std::vector<std::pair<std::string, std::string>>;
void FillFrame(HtmlPage* page,
               const RunTables& run,
               const std::string& title,
               const Contents& contents);
// What the page does not say, and how it was computed, at {{>LIMITS}} and {{>MADE}}.
void FillLimits(HtmlPart* main);
void FillMade(HtmlPart* main, const RunTables& run);

enum class Reference { kMedian, kBestQuartile, kFrontier };

// One amount of money between what is spent and a reference.
struct Amount {
  std::string eur;     // in words, or the word for why there is none
  std::string margin;  // "" when the amount needs none
  std::string meaning;
};
// Into {{>AMOUNTS}}, the first one largest; `annexed` says what stands elsewhere.
void FillAmounts(HtmlPart* part,
                 const std::vector<Amount>& amounts,
                 const std::vector<std::string>& annexed);

// "frontier", as in the table `potential`, and the end of text keys.
std::string ReferenceName(Reference reference);
// The references a page may show up front, headline first: without the frontier when the
// identification check failed.
std::vector<Reference> ShownReferences(const RunTables& run);

// A column of the model as text, or the word for unknown; its year.
std::string ModelShow(const RunTables& run, std::string_view column);
std::string ModelYear(const RunTables& run);
std::string ModelTitle(const RunTables& run);

}  // namespace doelmaat::report
