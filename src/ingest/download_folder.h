// A store with two municipalities, for a test of what people download.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "base/error.h"
#include "ingest/import.h"
#include "ingest/key_folder.h"
#include "store/database.h"

namespace doelmaat::ingest {

class DownloadFolder : public KeyFolder {
 protected:
  void SetUp() override {
    std::string list = "jaar,gm_code,gm_naam,inwoners\n";
    for (int year = 2021; year < 2026; ++year) {
      list += fmt::format("{0},GM0001,Aa,100\n{0},GM0002,Bee,100\n", year);
    }
    Load({Keep("gemeenten.csv", list)});
    std::filesystem::remove(folder_ / "gemeenten.csv");
  }

  std::vector<ImportedFile> Load(const std::vector<std::filesystem::path>& paths) {
    return Import(database_, catalog_, paths, ImportOptions{}, [] {});
  }
  // What landed, as text; empty when nothing did.
  virtual std::string Landed() = 0;
  // What is refused leaves nothing.
  std::string RefusalOf(const std::vector<std::filesystem::path>& paths) {
    try {
      Load(paths);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData);
      EXPECT_EQ(Landed(), "");
      return error.what();
    }
    ADD_FAILURE() << "not refused";
    return "";
  }

  store::Database database_{""};
  base::Catalog catalog_;
};

}  // namespace doelmaat::ingest
