// What the messages of one municipality say of the quantities of a measure. Everything that rests
// on them passes disclosure control first, as the whole table that `indicator run` shows: no number
// is taken that is withheld there, and what is computed follows from what may be shown.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/publishable_table.h"
#include "indicator/indicator_estimate.h"
#include "measure/own_figure.h"
#include "result/result_table.h"
#include "store/database.h"

namespace doelmaat::service {

struct OwnRequest {
  std::filesystem::path store;
  std::string municipality;  // "GM0344"; "": no figures of one's own are asked
  disclosure::Audience audience = disclosure::Audience::kInternal;

  bool asked() const { return !municipality.empty(); }
};

enum class OwnStatus { kTaken, kNoRows, kTooFewUnits, kNoSpread, kWithheld };

// One quantity that messages can say, beside what the measure had.
struct OwnLine {
  measure::OwnFigure figure;
  OwnStatus status = OwnStatus::kNoRows;
  std::optional<std::int64_t> units;    // none: withheld
  std::optional<std::int64_t> counted;  // of a share
  measure::Quantity before;
};

// A measure with figures of the municipality in it.
struct OwnMeasure {
  measure::Measure measure;
  std::string municipality;
  std::string first_month;  // observed: "2025-01"
  std::string last_month;
  std::vector<OwnLine> lines;  // in order of the quantities
  std::vector<measure::OwnCorrelation> correlations;
  std::vector<std::string> not_in_messages;  // quantities that nothing in messages says
};

class OwnFigures {
 public:
  // Opens the store and brings its models up to date. Throws kNotFound for a store that is not
  // there, one without messages, and a municipality that none of them is of; kBadInput for what is
  // no code.
  explicit OwnFigures(const OwnRequest& request);

  // `path` names the file of the measure. Throws kConfig, with file and line, for a quantity whose
  // `own` is no number of an indicator, or one in another unit.
  OwnMeasure Take(const measure::Measure& measure, const std::string& path);

 private:
  // The whole of an indicator, with keys as they are and numbers as the audience may see them.
  struct Shown {
    indicator::IndicatorRows rows;
    disclosure::PublishableTable table;
  };

  const indicator::IndicatorRows& RowsOf(const indicator::IndicatorDefinition& definition);
  const Shown& ShownOf(const indicator::IndicatorDefinition& definition);
  const indicator::IndicatorRows& PairsOf(const indicator::IndicatorDefinition& definition);
  indicator::NumberEstimate EstimateOf(const measure::Quantity& quantity, const std::string& path);
  OwnLine LineOfQuantity(const measure::Quantity& quantity, const std::string& path);
  void Describe(OwnLine* line) const;
  void Correlate(OwnMeasure* own);

  OwnRequest request_;
  store::Database database_;
  std::string first_month_;
  std::string last_month_;
  std::map<std::string, indicator::IndicatorRows> rows_;
  std::map<std::string, indicator::IndicatorRows> pairs_;
  std::map<std::string, Shown> shown_;
};

// None when they are not asked.
std::optional<OwnFigures> OpenOwn(const OwnRequest& request);

}  // namespace doelmaat::service
