#include "ingest/product_codes.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "base/error.h"
#include "store/model_runner.h"

namespace doelmaat::ingest {
namespace {

// The catalogue with a list of own codes of municipalities.
class ProductCodes : public testing::Test {
 protected:
  ProductCodes() { std::filesystem::create_directories(folder_ / "codes"); }
  ~ProductCodes() override { std::filesystem::remove_all(folder_); }

  void Land(const std::string& rows) {
    std::ofstream(folder_ / "codes" / "productcode-gemeente.csv")
        << "code,gemeentecode,productcategorie,cbs_soort,cbs_code,logeren,van,tot_en_met\n"
        << rows;
    LandProductCodes(database_, base::Catalog(folder_));
  }

  std::string Refusal(const std::string& rows) {
    try {
      Land(rows);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kConfig);
      return error.what();
    }
    return "";
  }

  std::int64_t Count(const std::string& where) {
    return database_.QueryText("SELECT count(*) AS n FROM land_product_code WHERE " + where, "test")
        .Integer(0, "n");
  }

  std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                  (std::string("doelmaat-product-codes-") +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
  store::Database database_{std::filesystem::path()};
};

TEST_F(ProductCodes, HoldsStandardCodesCategoriesAndOwnCodesWithTheirPeriods) {
  Land(
      "YS1U,GM0384,45,hulpvorm,04,,2024-01-01,2024-12-31\nYS1U,GM0384,45,hulpvorm,02,,2025-01-01,"
      "\n");
  EXPECT_EQ(Count("gm_code IS NULL AND product_code = '45A04' AND cbs_code = '02'"), 1);
  EXPECT_EQ(Count("gm_code IS NULL AND product_category = '54' AND product_code IS NULL"), 1);
  EXPECT_EQ(Count("short_stay"), 12);
  EXPECT_EQ(Count("gm_code = 'GM0384' AND valid_from = DATE '2025-01-01' AND valid_until IS NULL"),
            1);
}

TEST_F(ProductCodes, TakesThePlaceOfWhatWasThere) {
  Land("YS1U,GM0384,45,hulpvorm,04,,,\n");
  const std::int64_t rows = Count("true");
  Land("YS1U,GM0384,45,hulpvorm,02,,,\n");
  EXPECT_EQ(Count("true"), rows);
  EXPECT_EQ(Count("gm_code = 'GM0384' AND cbs_code = '02'"), 1);
}

TEST_F(ProductCodes, OnlyOtherListsMakeModelsAnew) {
  const auto built = [&] { return !store::RefreshModels(database_).reused; };
  Land("YS1U,GM0384,45,hulpvorm,04,,2024-01-01,\n");
  EXPECT_TRUE(built());
  Land("YS1U,GM0384,45,hulpvorm,04,,2024-01-01,\n");
  EXPECT_FALSE(built());
  Land("YS1U,GM0384,45,hulpvorm,02,,2024-01-01,\n");
  EXPECT_TRUE(built());
}

TEST_F(ProductCodes, RefusesWhatCannotBe) {
  EXPECT_NE(Refusal("X1,384,45,hulpvorm,04,,,\n").find("384"), std::string::npos);
  EXPECT_NE(Refusal("X1,GM0384,45,vorm,04,,,\n").find("vorm"), std::string::npos);
  EXPECT_NE(Refusal("X1,GM0384,45,hulpvorm,04,,2025-02-30,\n").find("2025-02-30"),
            std::string::npos);
  EXPECT_NE(Refusal("X1,GM0384,45,hulpvorm,04,,2025-02-01,2025-01-01\n").find("regel 2"),
            std::string::npos);
  EXPECT_NE(
      Refusal("X1,GM0384,45,hulpvorm,04,,,2025-01-31\nX1,GM0384,45,hulpvorm,02,,2025-01-31,\n")
          .find("regel 3"),
      std::string::npos);
  EXPECT_NE(Refusal("X1,GM0384,45,hulpvorm,04,ja,,\n").find("ja"), std::string::npos);
  EXPECT_FALSE(Refusal("X1,GM0384,,hulpvorm,04,,,\n").empty());
}

}  // namespace
}  // namespace doelmaat::ingest
