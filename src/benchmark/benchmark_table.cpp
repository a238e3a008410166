#include "benchmark/benchmark_table.h"

#include "benchmark/table_builder.h"

namespace doelmaat::benchmark {

using result::Cell;
using result::ResultTable;

std::string ClassName(std::optional<EfficiencyClass> its_class) {
  if (!its_class.has_value()) {
    return "niet te zeggen";
  }
  switch (*its_class) {
    case EfficiencyClass::kLow:
      return "laag";
    case EfficiencyClass::kMiddle:
      return "middelmatig";
    case EfficiencyClass::kHigh:
      return "hoog";
  }
  return "";
}

std::string ReferenceName(Reference reference) {
  switch (reference) {
    case Reference::kFrontier:
      return "frontier";
    case Reference::kBestQuartile:
      return "best_quartile";
    case Reference::kMedian:
      return "median";
  }
  return "";
}

ResultTable WordTable(const BenchmarkResult& result) {
  TableBuilder table("words");
  table.Key("language").Key("from").Key("to");
  for (const base::Word& word : result.input.model.words) {
    table.Row({Cell::Text(word.language), Cell::Text(word.from), Cell::Text(word.to)});
  }
  return table.Take();
}

std::vector<ResultTable> BenchmarkTables(const BenchmarkResult& result) {
  std::vector<ResultTable> tables = {
      ModelTable(result),          UnitTable(result),          ComparableTable(result),
      PeerFeatureTable(result),    SpannerTable(result),       ExcludedTable(result),
      AnomalyTable(result),        ClassTable(result),         PotentialTable(result),
      IdentificationTable(result), InfluenceTable(result),     PublishedTable(result),
      TrendTable(result),          NationalTrendTable(result), ProfileTable(result),
      MethodTable(result),         MethodPairTable(result),    MethodScoreTable(result),
      VariantTable(result),        ClassVariantTable(result),  ClassSensitivityTable(result),
      ClassStabilityTable(result)};
  if (!result.regions.empty()) {
    tables.push_back(RegionTable(result));
    tables.push_back(RegionMemberTable(result));
  }
  if (!result.input.areas.empty()) {
    tables.push_back(MapTable(result));
  }
  if (!result.composition.empty()) {
    tables.push_back(SpendingGroupTable(result));
    tables.push_back(SubFieldTable(result));
  }
  if (!result.input.sub_field_gaps.empty()) {
    tables.push_back(SubFieldGapTable(result));
  }
  if (!result.neighbours.units.empty()) {
    tables.push_back(NeighbourTable(result));
    tables.push_back(NeighbourMeanTable(result));
  }
  if (!result.input.model.words.empty()) {
    tables.push_back(WordTable(result));
  }
  return tables;
}

}  // namespace doelmaat::benchmark
