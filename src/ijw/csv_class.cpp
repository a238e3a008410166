#include "ijw/csv_class.h"

#include <algorithm>
#include <optional>
#include <set>

#include <toml++/toml.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

constexpr std::size_t kFewestAlike = 4;  // columns of a class that a table must have to be like it

std::size_t Index(int number) { return static_cast<std::size_t>(number); }

// The places in csv.toml, for messages.
class ClassFile {
 public:
  ClassFile(const base::Catalog::File& file, const Grammar& grammar)
      : file_(file), grammar_(grammar) {}

  std::vector<CsvClass> Read() {
    toml::table table;
    try {
      table = toml::parse(file_.bytes, file_.path);
    } catch (const toml::parse_error& problem) {
      Refuse(problem.source().begin.line, std::string(problem.description()));
    }
    const toml::table* whole = table["bericht"].as_table();
    const toml::array* entries = table["klasse"].as_array();
    if (whole == nullptr || entries == nullptr) {
      Refuse(1, Say("catalog.key_missing", {{"key", whole == nullptr ? "bericht" : "klasse"}}));
    }
    std::vector<CsvClass> classes;
    for (const toml::node& entry : *entries) {
      if (entry.as_table() == nullptr) {
        Refuse(entry.source().begin.line, Say("catalog.key_missing", {{"key", "klasse"}}));
      }
      classes.push_back(ReadClass(*entry.as_table(), *whole));
    }
    return classes;
  }

 private:
  [[noreturn]] void Refuse(std::size_t line, const std::string& what) const {
    throw Error(ErrorKind::kConfig,
                Say("catalog.bad_file",
                    {{"file", file_.path}, {"line", std::to_string(line)}, {"what", what}}));
  }

  std::string Text(const toml::table& table, std::string_view key) const {
    const auto text = table[key].value<std::string>();
    if (!text.has_value() || text->empty()) {
      Refuse(table.source().begin.line, Say("catalog.key_missing", {{"key", std::string(key)}}));
    }
    return *text;
  }

  CsvClass ReadClass(const toml::table& entry, const toml::table& whole) const {
    CsvClass made;
    made.name = Text(entry, "naam");
    made.message = grammar_.Find(Text(entry, "bericht"));
    const RecordType* row =
        made.message == nullptr ? nullptr : made.message->FindRecord(Text(entry, "rij"));
    const RecordType* header =
        made.message == nullptr ? nullptr : made.message->FindRecord(Text(whole, "kop"));
    const std::size_t line = entry.source().begin.line;
    if (row == nullptr || header == nullptr) {
      Refuse(line, Say("ijw_csv.no_record", {{"name", made.name}}));
    }
    const auto number = [&](const RecordType* type) {
      return static_cast<int>(type - made.message->records.data());
    };
    made.header = number(header);
    for (int record = number(row); made.message->records[Index(record)].parent >= 0;
         record = made.message->records[Index(record)].parent) {
      made.levels.push_back(record);
    }
    std::reverse(made.levels.begin(), made.levels.end());
    made.head = {made.header};
    for (std::size_t level = 0; level + 1 < made.levels.size() &&
                                made.message->records[Index(made.levels[level])].bsn_slot < 0;
         ++level) {
      made.head.push_back(made.levels[level]);
    }
    NameLeaves(made);
    for (const std::string_view key : {"afzender", "ontvanger", "identificatie", "dagtekening"}) {
      const int slot = header->Slot(Text(whole, key));
      if (slot < 0) {
        Refuse(whole.source().begin.line,
               Say("ijw_csv.no_leaf", {{"column", Text(whole, key)}, {"name", made.name}}));
      }
      const CsvLeaf leaf{made.header, slot, header->slots[Index(slot)]};
      made.leaves[made.message->elements[leaf.element].name] = leaf;
      if (key != "dagtekening") {
        (key == "afzender"    ? made.sender
         : key == "ontvanger" ? made.receiver
                              : made.identification) = leaf;
      }
    }
    made.recognised_by = Columns(entry, "herkend", made);
    made.needed = Columns(entry, "nodig", made);
    return made;
  }

  // Gives every leaf its names; a name that two leaves would have is no name.
  static void NameLeaves(CsvClass& made) {
    std::set<std::string> twice;
    const auto name = [&](const std::string& text, const CsvLeaf& leaf) {
      const auto [at, is_new] = made.leaves.emplace(text, leaf);
      if (!is_new && !(at->second == leaf)) {
        twice.insert(text);
      }
    };
    std::vector<int> records = made.levels;
    records.push_back(made.header);
    for (const int record : records) {
      const RecordType& type = made.message->records[Index(record)];
      for (std::size_t slot = 0; slot < type.slots.size(); ++slot) {
        const Element& element = made.message->elements[type.slots[slot]];
        const CsvLeaf leaf{record, static_cast<int>(slot), type.slots[slot]};
        name(element.name, leaf);
        for (const std::string& around : {made.message->elements[element.parent].name, type.name}) {
          name(around + "." + element.name, leaf);
          name(around + element.name, leaf);
        }
      }
    }
    for (const std::string& text : twice) {
      made.leaves.erase(text);
    }
  }

  std::vector<std::string> Columns(const toml::table& entry,
                                   std::string_view key,
                                   const CsvClass& made) const {
    std::vector<std::string> columns;
    const toml::array* array = entry[key].as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
      columns.push_back(array->get(i)->value_or<std::string>(""));
      if (!made.leaves.contains(columns.back())) {
        Refuse(array->get(i)->source().begin.line,
               Say("ijw_csv.no_leaf", {{"column", columns.back()}, {"name", made.name}}));
      }
    }
    if (columns.empty()) {
      Refuse(entry.source().begin.line, Say("catalog.key_missing", {{"key", std::string(key)}}));
    }
    return columns;
  }

  const base::Catalog::File& file_;
  const Grammar& grammar_;
};

// How many of the columns of the class stand in the table, under any of their names.
std::size_t CountPresent(const CsvClass& csv_class,
                         const std::vector<std::string>& columns,
                         const base::TableFile& table) {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [&](const std::string& column) {
        const CsvLeaf& leaf = csv_class.leaves.find(column)->second;
        return std::any_of(table.header.begin(), table.header.end(), [&](const auto& name) {
          const auto found = csv_class.leaves.find(name);
          return found != csv_class.leaves.end() && found->second == leaf;
        });
      }));
}

}  // namespace

CsvClasses CsvClasses::Load(const base::Catalog& catalog, const Grammar& grammar) {
  CsvClasses classes;
  classes.classes_ = ClassFile(catalog.Find("ijw/" + grammar.release() + "/csv"), grammar).Read();
  return classes;
}

const CsvClass* CsvClasses::Recognise(const base::TableFile& table) const {
  for (const CsvClass& each : classes_) {
    if (CountPresent(each, each.recognised_by, table) == each.recognised_by.size() &&
        CountPresent(each, each.needed, table) >= kFewestAlike) {
      return &each;
    }
  }
  const CsvClass* best = nullptr;
  std::size_t most = kFewestAlike - 1;
  for (const CsvClass& each : classes_) {
    const std::size_t present = CountPresent(each, each.needed, table);
    if (present > most && 2 * present >= each.needed.size()) {
      best = &each;
      most = present;
    }
  }
  return best;
}

}  // namespace doelmaat::ijw
