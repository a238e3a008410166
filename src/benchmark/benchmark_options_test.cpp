#include "benchmark/benchmark_options.h"

#include <cmath>
#include <limits>
#include <set>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::benchmark {
namespace {

std::string Refusal(std::string_view name, double value) {
  BenchmarkOptions options;
  try {
    SetOption(&options, name, value, "hier:3");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConfig);
    return error.what();
  }
  return "";
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(OptionDeclarations, NamesAreUniqueAndDefaultsLieInTheirBounds) {
  std::set<std::string_view> names;
  for (const OptionDeclaration& each : OptionDeclarations()) {
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    const double value = OptionValue({}, each);
    EXPECT_GE(value, each.minimum) << each.name;
    EXPECT_LE(value, each.maximum) << each.name;
    for (const char* part : {".meaning", ".source"}) {
      EXPECT_FALSE(base::Say("option." + std::string(each.name) + part).empty()) << each.name;
    }
  }
  EXPECT_NO_THROW(CheckOptions({}));
}

TEST(SetOption, SetsThatOptionAndTakesBothBounds) {
  for (const OptionDeclaration& each : OptionDeclarations()) {
    for (const double value : {each.minimum, each.maximum}) {
      BenchmarkOptions options;
      SetOption(&options, each.name, value, "");
      EXPECT_EQ(OptionValue(options, each), value) << each.name;
      for (const OptionDeclaration& other : OptionDeclarations()) {
        if (other.name != each.name) {
          EXPECT_EQ(OptionValue(options, other), OptionValue({}, other)) << other.name;
        }
      }
    }
  }
}

TEST(SetOption, RefusesWhatLiesOutsideAndNamesPlaceAndBounds) {
  for (const OptionDeclaration& each : OptionDeclarations()) {
    EXPECT_NE(Refusal(each.name, each.minimum - 1.0), "") << each.name;
    EXPECT_NE(Refusal(each.name, each.maximum + 1.0), "") << each.name;
    EXPECT_NE(Refusal(each.name, std::nan("")), "") << each.name;
    EXPECT_NE(Refusal(each.name, std::numeric_limits<double>::infinity()), "") << each.name;
  }
  const std::string message = Refusal("peer_count", 51.0);
  for (const char* part : {"hier:3", "peer_count", "51", "5 tot en met 50"}) {
    EXPECT_TRUE(Has(message, part)) << message;
  }
}

TEST(SetOption, RefusesAFractionWhereAWholeNumberIsDue) {
  EXPECT_TRUE(Has(Refusal("peer_count", 20.5), "heel getal"));
  EXPECT_EQ(Refusal("anomaly_limit", 4.5), "");
}

TEST(SetOption, RefusesANameThatIsNotThere) {
  EXPECT_TRUE(Has(Refusal("peer_cuont", 20.0), "peer_cuont"));
  EXPECT_NE(Refusal("", 20.0), "");
}

TEST(CheckOptions, RefusesLimitsThatContradictEachOther) {
  BenchmarkOptions options;
  options.class_limit_low = options.class_limit_high;
  EXPECT_THROW(CheckOptions(options), Error);
  options = {};
  options.near_miss_limit = options.anomaly_limit + 0.1;
  EXPECT_THROW(CheckOptions(options), Error);
  options.near_miss_limit = options.anomaly_limit;
  EXPECT_NO_THROW(CheckOptions(options));
}

}  // namespace
}  // namespace doelmaat::benchmark
