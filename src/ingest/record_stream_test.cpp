#include "ingest/record_stream.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::ingest {
namespace {

// Gives a text in pieces of one byte, so that every border of a block is met.
class DripSource : public ByteSource {
 public:
  explicit DripSource(std::string_view bytes) : memory_(bytes) {}
  std::size_t Read(char* into, std::size_t size) override {
    return memory_.Read(into, std::min<std::size_t>(size, 1));
  }

 private:
  MemorySource memory_;
};

// The same record without end: a file of any size.
class EndlessSource : public ByteSource {
 public:
  EndlessSource(std::string head, std::string record, std::uint64_t bytes)
      : pending_(std::move(head)), record_(std::move(record)), left_(bytes) {}
  std::size_t Read(char* into, std::size_t size) override {
    std::size_t given = 0;
    while (given + record_.size() < size && left_ >= record_.size()) {
      const std::string& from = pending_.empty() ? record_ : pending_;
      from.copy(into + given, from.size());
      given += from.size();
      left_ -= std::min<std::uint64_t>(left_, from.size());
      pending_.clear();
    }
    return given;
  }

 private:
  std::string pending_;
  std::string record_;
  std::uint64_t left_;
};

using Rows = std::vector<std::vector<std::string>>;

Rows ReadText(ByteSource& source) {
  Rows rows;
  const DelimitedForm form = ReadDelimitedRecords(source, "a.csv", [&](const Record& record) {
    rows.emplace_back(record.fields.begin(), record.fields.end());
    rows.back().push_back(std::to_string(record.number));
    return true;
  });
  rows.insert(rows.begin(), form.columns);
  return rows;
}

std::string RefusalOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    return error.what();
  }
  return "";
}

std::string TextRefusal(std::string_view text) {
  return RefusalOf([&] {
    MemorySource source(text);
    ReadText(source);
  });
}

TEST(DelimitedRecords, AreTheSameInAnyPieces) {
  const std::string text =
      "\xEF\xBB\xBF\"ID\";Titel;Leeg\r\n0;\"een; \"\"twee\"\"\r\nregel\";\r\n1;gewoon;\"\"\r\n";
  const Rows expected = {
      {"ID", "Titel", "Leeg"}, {"0", "een; \"twee\"\r\nregel", "", "2"}, {"1", "gewoon", "", "4"}};
  MemorySource whole(text);
  EXPECT_EQ(ReadText(whole), expected);
  DripSource drip(text);
  EXPECT_EQ(ReadText(drip), expected);
}

TEST(DelimitedRecords, LastLineNeedsNoEnd) {
  MemorySource source("a,b\n1,2\n3,4");
  EXPECT_EQ(ReadText(source), (Rows{{"a", "b"}, {"1", "2", "2"}, {"3", "4", "3"}}));
}

TEST(DelimitedRecords, DelimiterIsTheOneOutsideQuotes) {
  MemorySource source("\"a,b\"\t\"c;d\"\n1\t2\n");
  EXPECT_EQ(ReadText(source), (Rows{{"a,b", "c;d"}, {"1", "2", "2"}}));
}

TEST(DelimitedRecords, NameTheLineThatIsWrong) {
  EXPECT_NE(TextRefusal("a;b\n1;2\n3\n").find("a.csv, regel 3: 1 velden"), std::string::npos);
  EXPECT_NE(TextRefusal("a;b\n1;\"2\n3;4\n").find("regel 2"), std::string::npos);
  EXPECT_NE(TextRefusal("a;b\n1;\"2\"x\n").find("regel 2: achter"), std::string::npos);
  EXPECT_NE(TextRefusal("a;b,c\n1;2\n").find("meer scheidingstekens"), std::string::npos);
  EXPECT_NE(TextRefusal("a\n1\n").find("geen scheidingsteken"), std::string::npos);
  EXPECT_NE(TextRefusal(std::string("a;b\n1;\0\n", 8)).find("geen tekst"), std::string::npos);
  EXPECT_NE(TextRefusal("a;b\n1;2\n1;\xEB\n").find("a.csv, regel 3: de tekst is geen UTF-8"),
            std::string::npos);
  EXPECT_NE(TextRefusal("a;b\n1;2\n1;\xE2\x82").find("regel 3: de tekst is geen UTF-8"),
            std::string::npos);
}

TEST(DelimitedRecords, ALineWithoutEndIsRefusedBeforeItFillsTheMemory) {
  EndlessSource source("a;b\n", "1;", std::uint64_t{64} << 20);
  EXPECT_NE(RefusalOf([&] { ReadText(source); }).find("langer dan 1 MB"), std::string::npos);
}

// DOELMAAT_STREAM_MB says how large a stream is; 64 MB without it, two gigabytes in the test with
// label slow (ingest.two_gigabytes).
std::uint64_t StreamBytes() {
  const char* megabytes = std::getenv("DOELMAAT_STREAM_MB");
  return (megabytes == nullptr ? std::uint64_t{64} : std::stoull(megabytes)) << 20U;
}

// The most memory this process ever had, in bytes.
std::size_t PeakMemory() {
  std::ifstream status("/proc/self/status");
  std::string word;
  std::size_t kilobytes = 0;
  while (status >> word && word != "VmHWM:") {
  }
  status >> kilobytes;
  return kilobytes << 10U;
}

constexpr std::size_t kLittle = std::size_t{16} << 20;

TEST(DelimitedRecords, AStreamTakesNoMemory) {
  const std::uint64_t size = StreamBytes();
  const std::string record = "123456;M000001;A045561;GM0344;2022JJ00;1234,5;;None\r\n";
  EndlessSource source(
      "Id;Measure;Vorm;RegioS;Perioden;Value;StringValue;ValueAttribute\r\n", record, size);
  const std::size_t before = PeakMemory();
  std::size_t records = 0;
  ReadDelimitedRecords(source, "a.csv", [&](const Record& each) {
    records += each.fields[5] == "1234,5" ? 1U : 0U;
    return true;
  });
  EXPECT_GT(records, size / record.size() - 2);
  EXPECT_LT(PeakMemory(), before + kLittle);
}

TEST(JsonRecords, SixtyMegabytesTakeNoMemory) {
  const std::string record =
      R"({"ID":123456,"VormenVanJeugdzorg":"A045561","RegioS":"GM0344","Perioden":"2022JJ00","JongerenMetJeugdzorg_1":12345},)"
      "\n";
  constexpr std::uint64_t kSize = std::uint64_t{60} << 20;
  EndlessSource source(R"({"odata.metadata":"x","value":[)", record, kSize);
  const std::size_t before = PeakMemory();
  std::size_t records = 0;
  const std::string refusal = RefusalOf([&] {
    ReadJsonRecords(source, "a.json", [&](const Record& each) {
      records += each.fields[4] == "12345" ? 1U : 0U;
      return true;
    });
  });
  EXPECT_NE(refusal.find("a.json: na record " + std::to_string(records)), std::string::npos)
      << refusal;
  EXPECT_GT(records, kSize / record.size() - 2);
  EXPECT_LT(PeakMemory(), before + kLittle);
}

Rows ReadJson(ByteSource& source, JsonEnvelope* envelope) {
  Rows rows;
  std::vector<std::string> columns;
  *envelope = ReadJsonRecords(source, "a.json", [&](const Record& record) {
    columns = record.columns;
    std::vector<std::string>& row = rows.emplace_back();
    for (std::size_t f = 0; f < record.fields.size(); ++f) {
      row.push_back(record.present[f] != 0 ? std::string(record.fields[f]) : "null");
    }
    return true;
  });
  rows.insert(rows.begin(), columns);
  return rows;
}

constexpr const char* kJson =
    R"({"odata.metadata":"https://x/OData/99901NED/$metadata#Cbs.OData.WebAPI.TypedDataSet",)"
    R"("value":[{"ID":0,"A":"x  ","B_1":85.8,"C":{"diep":[1,2]}},{"A":null,"ID":1,"B_1":-2,"C":3}],)"
    R"("odata.nextLink":"https://x?$skip=2"})";

TEST(JsonRecords, HoldFieldsByNameInAnyOrderAndPieces) {
  const Rows expected = {
      {"ID", "A", "B_1", "C"}, {"0", "x  ", "85.8", "null"}, {"1", "null", "-2", "3"}};
  JsonEnvelope envelope;
  MemorySource whole(kJson);
  EXPECT_EQ(ReadJson(whole, &envelope), expected);
  const std::string marked = std::string("\xEF\xBB\xBF") + kJson;
  DripSource drip(marked);
  EXPECT_EQ(ReadJson(drip, &envelope), expected);
  EXPECT_EQ(envelope.next_link, "https://x?$skip=2");
  EXPECT_EQ(envelope.records, 2U);
  MemorySource peeked(kJson);
  EXPECT_EQ(PeekJson(peeked, "a.json").context,
            "https://x/OData/99901NED/$metadata#Cbs.OData.WebAPI.TypedDataSet");
}

TEST(JsonRecords, WhatDoesNotComeHasNoText) {
  MemorySource source(R"([{"A":"1","B":"2","C":"3"},{"A":"4","C":[5]},{"B":{"A":"6"},"C":null}])");
  std::vector<std::vector<std::string>> rows;
  ReadJsonRecords(source, "a.json", [&](const Record& record) {
    rows.emplace_back(record.fields.begin(), record.fields.end());
    return true;
  });
  EXPECT_EQ(rows, (Rows{{"1", "2", "3"}, {"4", "", ""}, {"", "", ""}}));
}

TEST(JsonRecords, AnArrayIsNoRecord) {
  MemorySource source(R"({"value":[[1,2],{"A":[3,[4]],"B":5},6]})");
  JsonEnvelope envelope;
  EXPECT_EQ(ReadJson(source, &envelope), (Rows{{"A", "B"}, {"null", "5"}}));
  EXPECT_EQ(envelope.records, 1U);
}

TEST(JsonRecords, WhatIsCutOffAnywhereIsRefused) {
  const std::string whole = kJson;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string message = RefusalOf([&] {
      MemorySource source(std::string_view(whole).substr(0, size));
      JsonEnvelope envelope;
      ReadJson(source, &envelope);
    });
    EXPECT_NE(message.find("a.json"), std::string::npos) << size;
  }
}

TEST(JsonRecords, TellTheErrorOfTheService) {
  MemorySource source(
      R"({"odata.error":{"code":"","message":{"lang":"nl-NL","value":"more than 10000 records"}}})");
  JsonEnvelope envelope;
  ReadJson(source, &envelope);
  EXPECT_EQ(envelope.error, "more than 10000 records");
}

TEST(JsonRecords, WithoutRecordsThereIsNoTable) {
  MemorySource source(R"({"a":1})");
  JsonEnvelope envelope;
  EXPECT_NE(RefusalOf([&] { ReadJson(source, &envelope); }).find("geen tabel"), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::ingest
