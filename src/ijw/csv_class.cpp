#include "ijw/csv_class.h"

#include <algorithm>
#include <iterator>
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
    const RecordType* header =
        made.message == nullptr ? nullptr : made.message->FindRecord(Text(whole, "kop"));
    if (header == nullptr) {
      Refuse(entry.source().begin.line, Say("ijw_csv.no_record", {{"name", made.name}}));
    }
    made.header = static_cast<int>(header - made.message->records.data());
    ReadRows(entry, made);
    made.head = {made.header};
    for (const int level : made.levels) {
      if (made.message->records[Index(level)].bsn_slot >= 0) {
        break;
      }
      made.head.push_back(level);
    }
    NameLeaves(made);
    for (const std::string_view key : {"afzender", "ontvanger", "identificatie", "dagtekening"}) {
      const int slot = header->Slot(Text(whole, key));
      if (slot < 0) {
        Refuse(whole.source().begin.line,
               Say("ijw_csv.no_leaf", {{"column", Text(whole, key)}, {"name", made.name}}));
      }
      const CsvLeaf leaf{made.header, slot, header->slots[Index(slot)]};
      made.leaves[made.message->elements[leaf.element].name] = {leaf};
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

  // The records that a row may be, all in the same record, and those around them.
  void ReadRows(const toml::table& entry, CsvClass& made) const {
    std::vector<std::string> names;
    if (const toml::array* array = entry["rij"].as_array(); array != nullptr) {
      for (const toml::node& name : *array) {
        names.push_back(name.value_or<std::string>(""));
      }
    } else {
      names.push_back(Text(entry, "rij"));
    }
    const std::vector<RecordType>& records = made.message->records;
    for (const std::string& name : names) {
      const RecordType* row = made.message->FindRecord(name);
      if (row == nullptr || row->parent < 0 ||
          (!made.rows.empty() && row->parent != records[Index(made.rows.front())].parent)) {
        Refuse(entry.source().begin.line, Say("ijw_csv.no_record", {{"name", made.name}}));
      }
      made.rows.push_back(static_cast<int>(row - records.data()));
    }
    if (made.rows.empty()) {
      Refuse(entry.source().begin.line, Say("catalog.key_missing", {{"key", "rij"}}));
    }
    std::sort(made.rows.begin(), made.rows.end());
    for (int record = records[Index(made.rows.front())].parent; records[Index(record)].parent >= 0;
         record = records[Index(record)].parent) {
      made.levels.push_back(record);
    }
    std::reverse(made.levels.begin(), made.levels.end());
    for (const std::vector<int>* part : {&made.levels, &made.rows}) {
      std::copy_if(part->begin(),
                   part->end(),
                   std::inserter(made.optional, made.optional.end()),
                   [&](int record) { return MayBeAbsent(*made.message, records[Index(record)]); });
    }
  }

  static bool MayBeAbsent(const MessageGrammar& message, const RecordType& record) {
    const ElementIndex around = message.records[Index(record.parent)].element;
    for (ElementIndex at = record.element; at != around; at = message.elements[at].parent) {
      if (message.elements[at].min_occurs == 0) {
        return true;
      }
    }
    return false;
  }

  // Gives every leaf its names; a name that two leaves would have is no name, unless these are of
  // rows of different kinds.
  static void NameLeaves(CsvClass& made) {
    const auto is_row = [&](const CsvLeaf& leaf) {
      return std::find(made.rows.begin(), made.rows.end(), leaf.record) != made.rows.end();
    };
    std::set<std::string> twice;
    const auto name = [&](const std::string& text, const CsvLeaf& leaf) {
      std::vector<CsvLeaf>& named = made.leaves[text];
      for (const CsvLeaf& other : named) {
        if (other == leaf) {
          return;
        }
        if (other.record == leaf.record || !is_row(other) || !is_row(leaf)) {
          twice.insert(text);
        }
      }
      named.push_back(leaf);
    };
    std::vector<int> records = made.levels;
    records.insert(records.end(), made.rows.begin(), made.rows.end());
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
        std::string path =
            type.name + element.path.substr(made.message->elements[type.element].path.size());
        std::replace(path.begin(), path.end(), '/', '.');
        name(path, leaf);
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

// Whether a column of the table fills the leaf.
bool IsPresent(const CsvClass& csv_class, const CsvLeaf& leaf, const base::TableFile& table) {
  return std::any_of(table.header.begin(), table.header.end(), [&](const std::string& name) {
    const auto found = csv_class.leaves.find(name);
    return found != csv_class.leaves.end() &&
           std::find(found->second.begin(), found->second.end(), leaf) != found->second.end();
  });
}

// How many of the columns of the class stand in the table, under any of their names.
std::size_t CountPresent(const CsvClass& csv_class,
                         const std::vector<std::string>& columns,
                         const base::TableFile& table) {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [&](const std::string& column) {
        const std::vector<CsvLeaf>& leaves = csv_class.leaves.find(column)->second;
        return std::all_of(leaves.begin(), leaves.end(), [&](const CsvLeaf& leaf) {
          return IsPresent(csv_class, leaf, table);
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
    const bool nearer = present > most || (best != nullptr && present == most &&
                                           each.needed.size() < best->needed.size());
    if (nearer && 2 * present >= each.needed.size()) {
      best = &each;
      most = present;
    }
  }
  return best;
}

}  // namespace doelmaat::ijw
