#include "service/benchmark_summary.h"

#include <string_view>

#include "base/number_text.h"
#include "base/text.h"
#include "base/words.h"

namespace doelmaat::service {
namespace {

using base::FormatNumber;
using base::NumberStyle;
using base::Say;
using report::Record;

constexpr double kMillion = 1e6;

std::string Shown(const Record& row, std::string_view column, double scale, int decimals) {
  return FormatNumber(row.Number(column).value_or(0.0) * scale, decimals, NumberStyle::kSpoken);
}

std::string Count(const Record& row, std::string_view column) { return Shown(row, column, 1, 0); }

std::string CheckLine(const report::RunTables& run) {
  std::string failed;
  for (const Record& row : report::Records(run.Table("identification"))) {
    if (!row.Flag("passed")) {
      failed += (failed.empty() ? "" : "; ") + row.Text("label");
    }
  }
  return failed.empty() ? Say("summary.check_passed")
                        : Say("summary.check_failed", {{"failed", failed}});
}

std::string PotentialLine(const Record& row) {
  return Say(row.Flag("headline") ? "summary.potential_headline" : "summary.potential",
             {{"label", row.Text("label")},
              {"eur", Shown(row, "eur", 1 / kMillion, 0)},
              {"low", Shown(row, "low", 1 / kMillion, 0)},
              {"high", Shown(row, "high", 1 / kMillion, 0)}});
}

std::string ReasonCounts(const report::RunTables& run) {
  std::size_t anomalies = 0;
  const std::vector<Record> rows = report::Records(run.Table("excluded"));
  for (const Record& row : rows) {
    anomalies += row.Text("reason_code") == "booking_anomaly" ? 1U : 0U;
  }
  return Say("summary.excluded",
             {{"count", std::to_string(rows.size())}, {"anomalies", std::to_string(anomalies)}});
}

}  // namespace

std::string BenchmarkSummary(const report::RunTables& run) {
  const base::SpokenWords spoken(run.words);
  std::string text;
  const auto line = [&](const std::string& each) { text += each + "\n"; };
  const std::vector<Record> models = report::Records(run.Table("model"));
  const Record& model = models.front();
  line(Say("summary.title",
           {{"title", model.Text("title")}, {"count", Count(model, "municipalities")}}));
  for (const Record& row : report::Records(run.Table("national_trend"))) {
    const bool of_model =
        row.Number("year") == model.Number("year") && row.Text("statement") == "jaarrekening";
    if (of_model) {
      line(Say("summary.spending",
               {{"eur", Shown(row, "spend_eur", 1 / kMillion, 0)},
                {"without", Count(row, "without_return")}}));
    }
  }
  line(ReasonCounts(run));
  line(CheckLine(run));
  for (const bool headline : {true, false}) {
    for (const Record& row : report::Records(run.Table("potential"))) {
      if (row.Flag("headline") == headline) {
        line(PotentialLine(row));
      }
    }
  }
  std::string classes;
  for (const Record& row : report::Records(run.Table("classes"))) {
    classes += (classes.empty() ? "" : ", ") + row.Show("class") + " " + Count(row, "count");
  }
  line(Say("summary.classes",
           {{"classes", classes},
            {"plain", Shown(model, "mean_score", 1, 2)},
            {"corrected", Shown(model, "mean_bias_corrected", 1, 2)}}));
  for (const Record& mean : report::Records(run.Table("neighbour_mean"))) {
    line(Say("report.peers.official_mean",
             {{"shared", mean.Show("mean_shared")},
              {"official", mean.Show("mean_official")},
              {"year", mean.Show("model_year")},
              {"chance", mean.Show("by_chance")}}));
  }
  line(Say("note.not_quality"));
  line(Say("summary.run",
           {{"run", run.provenance.run_id},
            {"seed", std::to_string(run.provenance.seed)},
            {"version", run.provenance.code_version}}));
  return text;
}

}  // namespace doelmaat::service
