// The kinds of tables that stand for messages, from catalog/ijw/<release>/csv.toml.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_files.h"
#include "base/table_file.h"
#include "ijw/grammar.h"

namespace doelmaat::ijw {

// A leaf that a column may fill.
struct CsvLeaf {
  int record = -1;
  int slot = -1;
  ElementIndex element = kNoElement;
  friend bool operator==(const CsvLeaf&, const CsvLeaf&) = default;
};

struct CsvClass {
  std::string name;  // "prestatie"
  const MessageGrammar* message = nullptr;
  int header = -1;          // record with the fields of the whole message
  std::vector<int> levels;  // records from below Bericht to those around a row
  std::vector<int> rows;    // the records that a row may be, in the order of the message
  std::set<int> optional;   // those of levels and rows that the record around them may be without
  std::vector<int> head;  // records that a message has once: the header and the levels above Client
  CsvLeaf sender;
  CsvLeaf receiver;
  CsvLeaf identification;
  // By every name that means just one leaf, or in each of several kinds of rows one.
  std::map<std::string, std::vector<CsvLeaf>, std::less<>> leaves;
  std::vector<std::string> recognised_by;
  std::vector<std::string> needed;
};

class CsvClasses {
 public:
  // Throws kConfig with file and line. The grammar must outlive the classes.
  static CsvClasses Load(const base::Catalog& catalog, const Grammar& grammar);

  // The class of a table by its columns; null when it stands for no message.
  const CsvClass* Recognise(const base::TableFile& table) const;
  const std::vector<CsvClass>& classes() const { return classes_; }

 private:
  std::vector<CsvClass> classes_;
};

}  // namespace doelmaat::ijw
