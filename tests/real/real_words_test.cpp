// What the pages of a model in other words say: no word of the usual case is left on them.
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/language.h"
#include "base/words.h"
#include "benchmark/benchmark_table.h"
#include "disclosure/publishable_table.h"
#include "real_figures.h"
#include "report/pages.h"
#include "report/region_parts.h"
#include "report/trust_parts.h"
#include "service/benchmark_service.h"

namespace doelmaat::real {
namespace {

using base::Language;

// While it exists, the process speaks that language.
class Speaking {
 public:
  explicit Speaking(Language language) { base::Speak(language); }
  ~Speaking() { base::Speak(Language::kDutch); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
};

report::RunTables Published(const std::string& model) {
  service::ArchivedRun run;
  {
    const base::KeptTexts kept;
    run.tables = benchmark::BenchmarkTables(ResultOf(model));
  }
  run.provenance.run_id = "proef";
  run.provenance.model = model;
  run.provenance.options.push_back({"booking_error_share", "0.1"});
  return service::Publish(run, disclosure::Audience::kPublic);
}

// Each kind of page; of the municipalities a few, and every one that is left out.
std::vector<std::string> PagesOf(const report::RunTables& run) {
  const base::SpokenWords spoken(run.words);
  std::vector<std::string> pages = {
      report::IndexPage(run), report::NationalPage(run), report::MethodPage(run)};
  const std::vector<report::Record> units = report::Records(run.Table("units"));
  for (std::size_t i = 0; i < units.size(); i += 20) {
    pages.push_back(report::MunicipalityPage(run, units[i].Text("id")));
    pages.push_back(report::ClassPage(run, units[i].Text("id")));
  }
  for (const report::Record& row : report::Records(run.Table("excluded"))) {
    pages.push_back(report::MunicipalityPage(run, row.Text("id")));
  }
  const std::vector<report::Record> regions = report::Records(run.Table("regions"));
  for (std::size_t i = 0; i < regions.size(); i += 10) {
    pages.push_back(report::RegionPage(run, regions[i].Text("region_id")));
  }
  return pages;
}

// What a page says, each mark and what stands in it a line break.
std::string Said(const std::string& page) {
  std::string said;
  bool mark = false;
  for (const char c : page) {
    if (c == '<' || !mark) {
      said += c == '<' ? '\n' : c;
    }
    mark = c == '<' || (mark && c != '>');
  }
  return said;
}

// The lines that say one of `words`, each once.
std::set<std::string> Lines(const std::vector<std::string>& pages, const std::string& words) {
  const std::regex refused(words, std::regex::icase);
  std::set<std::string> found;
  std::set<std::string> seen;
  for (const std::string& page : pages) {
    std::istringstream lines(Said(page));
    for (std::string line; std::getline(lines, line);) {
      if (seen.insert(line).second && std::regex_search(line, refused)) {
        found.insert(line);
      }
    }
  }
  return found;
}

TEST(RealWords, EnglandIsNotTheNetherlandsInEitherLanguage) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    SCOPED_TRACE(base::LanguageCode(language));
    const Speaking speaking(language);
    EXPECT_EQ(Lines(PagesOf(Published("england-2024")),
                    "euro|€|gemeente|municipalit|task field|taakveld|wijkteam|local team"),
              std::set<std::string>{});
  }
}

TEST(RealWords, NeedNeverCallsSpendingMuchLowNorNeedPersonsInCare) {
  const Speaking speaking(Language::kDutch);
  EXPECT_EQ(Lines(PagesOf(Published("nl-2023")),
                  "waarschijnlijk (laag|hoog|middelmatig)|^(laag|hoog|middelmatig)\\b"
                  "|in (laag|hoog|middelmatig)$|vijftallen|ongeveer 23|van [0-9.]+ jongeren;"),
            std::set<std::string>{});
}

TEST(RealWords, NeedNeverCallsSpendingMuchLowInEnglishEither) {
  const Speaking speaking(Language::kEnglish);
  EXPECT_EQ(Lines(PagesOf(Published("nl-2023")),
                  "probably (low|high|medium) ?\\(|^(low|high|medium)[ :(]*$|^(low|high): "
                  "|in (low|high|medium)$|multiples of five|about 23|of [0-9,]+ young people;"),
            std::set<std::string>{});
}

// Kept texts of a run have their English: kinds of care and sub-fields too.
TEST(RealWords, NeedInEnglishSaysNoDutch) {
  const Speaking speaking(Language::kEnglish);
  EXPECT_EQ(Lines(PagesOf(Published("nl-2023")), "verblijf|deeltaakveld|jeugdhulp|jeugdzorg"),
            std::set<std::string>{});
}

}  // namespace
}  // namespace doelmaat::real
