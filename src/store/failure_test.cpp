#include "store/failure.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::store {
namespace {

Error Failed(const char* reason) {
  try {
    Fail("a.duckdb", "transaction", reason);
  } catch (const Error& error) {
    return error;
  }
}

TEST(Failure, AFullDiskIsNoFaultOfTheProgramWhereverDuckDbSaysIt) {
  for (const char* reason :
       {"TransactionContext Error: Failed to commit: Failed to create checkpoint because of error: "
        "Could not write file \"a.duckdb\": No space left on device",
        "IO Error: Could not write file \"a.duckdb.wal\": Disk quota exceeded",
        "Out of Memory Error: failed to offload data block of size 256.0 KiB (1.0 MiB/1.0 MiB "
        "used).\nThis limit was set by the 'max_temp_directory_size' setting."}) {
    const Error error = Failed(reason);
    EXPECT_EQ(error.kind(), ErrorKind::kIo) << reason;
    EXPECT_NE(std::string(error.what()).find("De schijf is vol"), std::string::npos) << reason;
    EXPECT_NE(std::string(error.what()).find("a.duckdb"), std::string::npos) << reason;
  }
}

TEST(Failure, OtherReadingAndWritingKeepsTheReason) {
  for (const char* reason : {"IO Error: Could not read from file \"a.duckdb\": Input/output error",
                             "TransactionContext Error: Failed to commit: Read-only file system"}) {
    const Error error = Failed(reason);
    EXPECT_EQ(error.kind(), ErrorKind::kIo) << reason;
    EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
  }
}

TEST(Failure, WhatIsNoReadingOrWritingIsAFaultOfOurs) {
  for (const char* reason : {"Parser Error: syntax error at or near \"SELEC\"",
                             "Out of Memory Error: could not allocate block",
                             ""}) {
    EXPECT_EQ(Failed(reason).kind(), ErrorKind::kInternal) << reason;
  }
  EXPECT_EQ(Failed(nullptr).kind(), ErrorKind::kInternal);
}

}  // namespace
}  // namespace doelmaat::store
