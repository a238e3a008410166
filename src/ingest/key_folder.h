// A folder for a test that works with key files.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/file.h"

namespace doelmaat::ingest {

inline constexpr const char* kFirstKeyLine =
    "doelmaat-sleutel-1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";
inline constexpr const char* kSecondKeyLine =
    "doelmaat-sleutel-1 202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f\n";

class KeyFolder : public testing::Test {
 protected:
  KeyFolder()
      : folder_(std::filesystem::path(testing::TempDir()) /
                ("doelmaat_key_" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~KeyFolder() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path Keep(const std::string& name,
                             const std::string& text,
                             std::filesystem::perms rights = std::filesystem::perms::owner_read |
                                                             std::filesystem::perms::owner_write) {
    base::WriteFile(folder_ / name, text);
    std::filesystem::permissions(folder_ / name, rights);
    return folder_ / name;
  }

  const std::filesystem::path folder_;
};

}  // namespace doelmaat::ingest
