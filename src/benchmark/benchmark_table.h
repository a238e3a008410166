#pragma once

#include <vector>

#include "benchmark/benchmark.h"
#include "result/result_table.h"

namespace doelmaat::benchmark {

// Every table of a benchmark, one function a table; labels, units and notes, no arithmetic. What
// each holds is said in docs/methods/benchmark.md.
result::ResultTable ModelTable(const BenchmarkResult& result);
result::ResultTable UnitTable(const BenchmarkResult& result);
result::ResultTable ComparableTable(const BenchmarkResult& result);
result::ResultTable PeerFeatureTable(const BenchmarkResult& result);
result::ResultTable SpannerTable(const BenchmarkResult& result);
result::ResultTable ExcludedTable(const BenchmarkResult& result);
result::ResultTable AnomalyTable(const BenchmarkResult& result);
result::ResultTable ClassTable(const BenchmarkResult& result);
result::ResultTable PotentialTable(const BenchmarkResult& result);
result::ResultTable IdentificationTable(const BenchmarkResult& result);
result::ResultTable InfluenceTable(const BenchmarkResult& result);
result::ResultTable PublishedTable(const BenchmarkResult& result);
result::ResultTable TrendTable(const BenchmarkResult& result);
result::ResultTable NationalTrendTable(const BenchmarkResult& result);
result::ResultTable ProfileTable(const BenchmarkResult& result);
result::ResultTable MethodTable(const BenchmarkResult& result);
result::ResultTable MethodPairTable(const BenchmarkResult& result);
result::ResultTable MethodScoreTable(const BenchmarkResult& result);
result::ResultTable VariantTable(const BenchmarkResult& result);
result::ResultTable ClassVariantTable(const BenchmarkResult& result);
result::ResultTable ClassSensitivityTable(const BenchmarkResult& result);
result::ResultTable ClassStabilityTable(const BenchmarkResult& result);
result::ResultTable RegionTable(const BenchmarkResult& result);
result::ResultTable RegionMemberTable(const BenchmarkResult& result);
result::ResultTable MapTable(const BenchmarkResult& result);

// What spending is made of: by group of sub-fields, and by sub-field.
result::ResultTable SpendingGroupTable(const BenchmarkResult& result);
result::ResultTable SubFieldTable(const BenchmarkResult& result);
result::ResultTable SubFieldGapTable(const BenchmarkResult& result);

// How many official neighbours are comparable by us, for each unit and on average.
result::ResultTable NeighbourTable(const BenchmarkResult& result);
result::ResultTable NeighbourMeanTable(const BenchmarkResult& result);

// The words of the model, so that a run is read as it was made: language, from, to (base/words.h).
result::ResultTable WordTable(const BenchmarkResult& result);

// All of them, in the order above; those of regions, map, sub-fields, neighbours and words where
// there are any.
std::vector<result::ResultTable> BenchmarkTables(const BenchmarkResult& result);

// Machine names of classes and references, as in tables and JSON.
std::string ClassName(std::optional<EfficiencyClass> its_class);
std::string ReferenceName(Reference reference);

}  // namespace doelmaat::benchmark
