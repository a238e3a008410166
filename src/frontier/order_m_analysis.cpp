#include "frontier/order_m_analysis.h"

#include "base/text.h"
#include "stats/order_m.h"

namespace doelmaat::frontier {

FrontierReport AnalyseOrderM(const FrontierTable& table,
                             std::uint64_t m,
                             stats::Orientation orientation) {
  const auto units = stats::SolveOrderM(table.inputs, table.outputs, {orientation, m});
  const bool input = orientation == stats::Orientation::kInput;
  FrontierReport report;
  report.status = "solved";
  report.options = {{"method", std::string("order-m")},
                    {"file", table.file},
                    {"id", table.columns.id},
                    {"inputs", table.columns.inputs},
                    {"outputs", table.columns.outputs},
                    {"orientation", std::string(input ? "in" : "out")},
                    {"m", static_cast<std::int64_t>(m)}};
  report.warnings = table.warnings;
  double sum = 0;
  std::int64_t beyond = 0;
  for (std::size_t row = 0; row < units.size(); ++row) {
    sum += units[row].score;
    beyond += (input ? units[row].score > 1 : units[row].score < 1) ? 1 : 0;
    report.units.push_back({{"id", table.ids[row]},
                            {"score", units[row].score},
                            {"comparable", static_cast<std::int64_t>(units[row].comparable)}});
  }
  report.summary = {{"units", static_cast<std::int64_t>(units.size())},
                    {"mean_score", sum / static_cast<double>(units.size())},
                    {"beyond_frontier", beyond},
                    {"interval", base::Say("frontier.no_index_interval")}};
  return report;
}

}  // namespace doelmaat::frontier
