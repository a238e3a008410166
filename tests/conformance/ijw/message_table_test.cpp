// A message written as a table of its class gives the records that it gives itself.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "conformance_data.h"
#include "ijw/grammar.h"
#include "ijw/mapped_csv.h"
#include "ijw/message_reader.h"
#include "synth/claim_text.h"
#include "synth/notice.h"
#include "synth/person.h"

namespace doelmaat::conformance {
namespace {

const ijw::Grammar& Release32() {
  static const ijw::Grammar grammar = ijw::Grammar::Load(base::Catalog(), "3.2");
  return grammar;
}

const std::vector<ijw::CsvClass>& Classes() {
  static const ijw::CsvClasses classes = ijw::CsvClasses::Load(base::Catalog(), Release32());
  return classes.classes();
}

// The records of a class, its header, rows and those around them.
std::set<int> RecordsOf(const ijw::CsvClass& csv_class) {
  std::set<int> records(csv_class.levels.begin(), csv_class.levels.end());
  records.insert(csv_class.rows.begin(), csv_class.rows.end());
  records.insert(csv_class.header);
  return records;
}

// The shortest name of a leaf; empty when it has none.
std::string NameOf(const ijw::CsvClass& csv_class, int record, std::size_t slot) {
  std::string shortest;
  for (const auto& [name, leaves] : csv_class.leaves) {
    const bool means_it = std::any_of(leaves.begin(), leaves.end(), [&](const ijw::CsvLeaf& leaf) {
      return leaf.record == record && leaf.slot == static_cast<int>(slot);
    });
    if (means_it && (shortest.empty() || name.size() < shortest.size())) {
      shortest = name;
    }
  }
  return shortest;
}

// The records of a class as they close, and each row with what is around it.
class Records : public ijw::MessageHandler {
 public:
  using Cells = std::map<std::string, std::string>;  // by name of column

  explicit Records(const ijw::CsvClass& csv_class) : class_(csv_class) {}

  void OnStart(const ijw::MessageHead&) override {}
  void OnOpen(const ijw::Record&) override {}
  void OnFinding(const ijw::Finding& finding) override { ADD_FAILURE() << finding.rule; }
  void OnClose(const ijw::Record& record) override {
    const int index = IndexOf(record);
    if (!RecordsOf(class_).contains(index)) {
      return;
    }
    std::string line = record.type->name;
    Cells& cells = cells_[{index, record.number}];
    for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
      if (record.fields[slot].filled()) {
        const std::string name = NameOf(class_, index, slot);
        cells[name] = std::string(record.fields[slot].text);
        line += " " + name + "=" + cells[name];
      }
    }
    lines.push_back(line);
    if (std::find(class_.rows.begin(), class_.rows.end(), index) != class_.rows.end()) {
      paths_.emplace_back();
      for (const ijw::Record* each = &record; each->parent != nullptr; each = each->parent) {
        paths_.back().emplace_back(IndexOf(*each), each->number);
      }
      paths_.back().emplace_back(class_.header, 0);
    }
  }

  // When the message is closed: its rows, or the one row that stands for a message without.
  base::TableFile Table() const {
    std::vector<std::vector<Key>> paths = paths_;
    if (paths.empty()) {
      paths.emplace_back();
      for (const auto& [record, cells] : cells_) {
        paths.back().push_back(record);
      }
    }
    base::TableFile table;
    table.name = "tabel.csv";
    table.header = Header();
    for (const std::vector<Key>& path : paths) {
      Cells row;
      for (const Key& record : path) {
        row.insert(cells_.at(record).begin(), cells_.at(record).end());
      }
      table.lines.push_back(table.lines.size() + 2);
      std::vector<std::string>& texts = table.rows.emplace_back();
      for (const std::string& name : table.header) {
        texts.push_back(row[name]);
      }
    }
    return table;
  }

  std::vector<std::string> lines;

 private:
  using Key = std::pair<int, std::uint32_t>;  // record type and number

  // Of all that is filled and all that a table must have.
  std::vector<std::string> Header() const {
    std::set<std::string> names;
    for (const auto& [record, cells] : cells_) {
      for (const auto& [name, text] : cells) {
        names.insert(name);
      }
    }
    for (const std::string& needed : class_.needed) {
      for (const ijw::CsvLeaf& leaf : class_.leaves.find(needed)->second) {
        names.insert(NameOf(class_, leaf.record, static_cast<std::size_t>(leaf.slot)));
      }
    }
    return {names.begin(), names.end()};
  }

  int IndexOf(const ijw::Record& record) const {
    return static_cast<int>(record.type - class_.message->records.data());
  }

  const ijw::CsvClass& class_;
  std::map<Key, Cells> cells_;
  std::vector<std::vector<Key>> paths_;
};

const ijw::CsvClass& ClassOf(const std::string& xml) {
  constexpr std::string_view kBefore = "/ijw/3_2/jw";
  const std::string message = xml.substr(xml.find(kBefore) + kBefore.size(), 3);
  const auto found = std::find_if(Classes().begin(), Classes().end(), [&](const auto& each) {
    return each.message->message == message;
  });
  if (found == Classes().end()) {
    throw std::runtime_error("no class for " + message);
  }
  return *found;
}

// Returns the class of the message.
std::string ExpectTheSame(const std::string& xml) {
  const ijw::CsvClass& csv_class = ClassOf(xml);
  Records message(csv_class);
  ijw::MessageReader reader(Release32(), {});
  reader.Begin(message);
  reader.Push(xml);
  EXPECT_EQ(reader.Finish().status, ijw::MessageStatus::kRead);
  ijw::MappedTable table(csv_class, message.Table(), "0123456789abcdef", {});
  EXPECT_EQ(table.message_count(), 1U) << xml;
  Records read(csv_class);
  table.Read(0, read);
  EXPECT_EQ(read.lines, message.lines) << xml;
  return csv_class.name;
}

TEST(MessageTable, EveryLeafOfAClassHasAName) {
  for (const ijw::CsvClass& csv_class : Classes()) {
    for (const int record : RecordsOf(csv_class)) {
      const ijw::RecordType& type = csv_class.message->records[static_cast<std::size_t>(record)];
      for (std::size_t slot = 0; slot < type.slots.size(); ++slot) {
        EXPECT_NE(NameOf(csv_class, record, slot), "")
            << csv_class.name << " " << csv_class.message->elements[type.slots[slot]].path;
      }
    }
  }
}

TEST(MessageTable, GivesTheRecordsOfTheExamples) {
  ExpectTheSame(base::ReadFile(OwnFolder() / "ijw/regels/basis/jw317.xml"));
  for (const auto& entry :
       std::filesystem::directory_iterator(OwnFolder() / "ijw/voorbeelden/goed")) {
    ExpectTheSame(base::ReadFile(entry.path()));
  }
}

TEST(MessageTable, GivesTheRecordsOfEveryMessageOfARegion) {
  synth::SynthOptions options;
  options.municipalities = 2;
  options.youths = 300;
  options.seed = 6;
  const synth::Region region = synth::MakeRegion(options);
  const std::vector<std::uint32_t> bsns = synth::MakeBsns(1000);
  std::set<std::string> seen;
  std::uint64_t first = 0;
  for (std::size_t index = 0; index < region.municipalities.size(); ++index) {
    const synth::Traffic traffic = synth::MakeTraffic(region, index, first);
    first += traffic.youths.size();
    const synth::Texts texts{region, traffic, bsns};
    synth::WriteNotices(texts, [&](synth::Month, const synth::NoticeText& notice) {
      seen.insert(ExpectTheSame(notice.text));
    });
    for (const synth::Declaration& declaration : traffic.declarations) {
      seen.insert(ExpectTheSame(synth::DeclarationText(texts, declaration)));
      if (declaration.answer != synth::Answer::kOpen) {
        seen.insert(ExpectTheSame(synth::DeclarationAnswerText(texts, declaration)));
      }
    }
  }
  EXPECT_EQ(seen.size(), 14U);  // every message of the release
  EXPECT_EQ(seen.size(), Classes().size());
}

}  // namespace
}  // namespace doelmaat::conformance
