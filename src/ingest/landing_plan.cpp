#include "ingest/landing_plan.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include <sodium.h>
#include <toml++/toml.h>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ingest {

using base::Say;

namespace {

constexpr std::string_view kMessageTable = "land_jw_message";
// Columns that no leaf fills.
constexpr std::array<std::string_view, 9> kGivenColumns = {"message_no",
                                                           "line",
                                                           "delivery_id",
                                                           "entry",
                                                           "bericht",
                                                           "release",
                                                           "digest",
                                                           "accepted",
                                                           "refusing_findings"};

constexpr std::array<std::pair<std::string_view, CellSource>, 5> kKinds = {{
    {"client", CellSource::kClient},
    {"reference", CellSource::kReference},
    {"open_reference", CellSource::kOpenReference},
    {"birth_year", CellSource::kBirthYear},
    {"birth_month", CellSource::kBirthMonth},
}};

// Where a leaf stands, seen from a record.
struct Place {
  int up = 0;
  int slot = -1;
};

std::uint64_t PathId(std::string_view path) {
  std::uint64_t id = 0;
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(),
                     hash.size(),
                     reinterpret_cast<const unsigned char*>(path.data()),
                     path.size(),
                     nullptr,
                     0);
  std::memcpy(&id, hash.data(), sizeof id);
  return id;
}

}  // namespace

bool SaysNoName(const ijw::LeafType& type) {
  return type.primitive == ijw::Primitive::kInteger || type.primitive == ijw::Primitive::kDate ||
         !type.allowed.empty();
}

// Reads the file against one grammar and one schema.
class LandingPlanReader {
 public:
  LandingPlanReader(const base::Catalog::File& file,
                    const ijw::Grammar& grammar,
                    store::Database& database)
      : path_(file.path), database_(database) {
    for (const ijw::MessageGrammar& message : grammar.messages()) {
      MessagePlan& plan = plan_.messages_[message.message];
      plan.grammar = &message;
      plan.rows.resize(message.records.size());
    }
    try {
      const toml::table table = toml::parse(file.bytes, file.path);
      const toml::array* entries = table["table"].as_array();
      if (entries == nullptr) {
        Refuse(table, Say("catalog.key_missing", {{"key", "table"}}));
      }
      for (const toml::node& entry : *entries) {
        if (entry.as_table() == nullptr) {
          Refuse(entry, Say("catalog.not_tables", {{"key", "table"}}));
        }
        ReadTable(*entry.as_table());
      }
    } catch (const toml::parse_error& problem) {
      throw Error(ErrorKind::kConfig,
                  Say("catalog.bad_file",
                      {{"file", path_},
                       {"line", std::to_string(problem.source().begin.line)},
                       {"what", std::string(problem.description())}}));
    }
    plan_.finding_table_ = TableIndex("land_jw_finding");
    plan_.rejected_table_ = TableIndex("land_rejected");
    plan_.message_table_ = TableIndex(std::string(kMessageTable));
    for (auto& [name, message] : plan_.messages_) {
      PlanDigest(&message);
    }
  }

  LandingPlan Take() { return std::move(plan_); }

 private:
  [[noreturn]] void Refuse(const toml::node& near, const std::string& what) const {
    throw Error(
        ErrorKind::kConfig,
        Say("catalog.bad_file",
            {{"file", path_}, {"line", std::to_string(near.source().begin.line)}, {"what", what}}));
  }

  std::size_t TableIndex(const std::string& name) {
    for (std::size_t t = 0; t < plan_.tables_.size(); ++t) {
      if (plan_.tables_[t].name == name) {
        return t;
      }
    }
    plan_.tables_.push_back({name, store::ColumnsOf(database_, name)});
    return plan_.tables_.size() - 1;
  }

  std::string Text(const toml::table& table, std::string_view key) const {
    const auto text = table[key].value<std::string>();
    if (!text.has_value()) {
      Refuse(table, Say("catalog.key_missing", {{"key", std::string(key)}}));
    }
    return *text;
  }

  void ReadTable(const toml::table& entry) {
    const std::string record = Text(entry, "record");
    const std::size_t table = TableIndex(Text(entry, "name"));
    const toml::table* columns = entry["columns"].as_table();
    const toml::array* messages = entry["messages"].as_array();
    if (columns == nullptr || messages == nullptr) {
      Refuse(entry,
             Say("catalog.key_missing", {{"key", columns == nullptr ? "columns" : "messages"}}));
    }
    for (const auto& [name, node] : *columns) {
      const std::vector<store::ColumnSpec>& known = plan_.tables_[table].columns;
      if (std::none_of(known.begin(), known.end(), [&, column = name.str()](const auto& spec) {
            return spec.name == column;
          })) {
        Refuse(node, Say("landing.unknown_column", {{"column", std::string(name.str())}}));
      }
    }
    found_.clear();
    for (const toml::node& message : *messages) {
      const auto plan = plan_.messages_.find(message.value_or<std::string>(""));
      const ijw::RecordType* type =
          plan == plan_.messages_.end() ? nullptr : plan->second.grammar->FindRecord(record);
      if (type == nullptr) {
        Refuse(message, Say("landing.unknown_record", {{"record", record}}));
      }
      const auto index = static_cast<std::size_t>(type - plan->second.grammar->records.data());
      plan->second.rows[index].push_back(ReadRow(*columns, table, *plan->second.grammar, *type));
      plan->second.rows[index].back().whole = entry["whole"].value_or(false);
    }
    for (const auto& [name, node] : *columns) {
      if (!found_.contains(std::string(name.str()))) {
        Refuse(node, Say("landing.unknown_leaf", {{"column", std::string(name.str())}}));
      }
    }
  }

  RowPlan ReadRow(const toml::table& columns,
                  std::size_t table,
                  const ijw::MessageGrammar& message,
                  const ijw::RecordType& type) {
    RowPlan row;
    row.table = table;
    for (const store::ColumnSpec& spec : plan_.tables_[table].columns) {
      CellPlan& cell = row.cells.emplace_back();
      cell.type = spec.type;
      cell.required = spec.required;
      const toml::node* node = columns.get(spec.name);
      if (node != nullptr) {
        ReadCell(*node, message, type, &cell);
      } else if (std::find(kGivenColumns.begin(), kGivenColumns.end(), spec.name) !=
                 kGivenColumns.end()) {
        cell.source = CellSource::kGiven;
      }
      if (cell.source != CellSource::kNothing) {
        found_.insert({spec.name, true});
      } else if (spec.required) {
        Refuse(columns, Say("landing.must_be_filled", {{"column", spec.name}}));
      }
    }
    return row;
  }

  void ReadCell(const toml::node& node,
                const ijw::MessageGrammar& message,
                const ijw::RecordType& type,
                CellPlan* cell) const {
    if (const auto leaf = node.value<std::string>()) {
      SetLeaf(message, type, *leaf, CellSource::kLeaf, cell);
      return;
    }
    const toml::table* how = node.as_table();
    if (how == nullptr) {
      Refuse(node, Say("landing.bad_cell"));
    }
    if (const auto value = (*how)["value"].value<std::string>()) {
      cell->source = CellSource::kFixed;
      cell->fixed = *value;
    } else if (const toml::array* join = (*how)["join"].as_array()) {
      SetLeaf(message, type, join->at(0).value_or<std::string>(""), CellSource::kJoin, cell);
      SetOther(message, type, join->at(1).value_or<std::string>(""), cell);
    } else {
      const std::string as = Text(*how, "as");
      const auto kind = std::find_if(
          kKinds.begin(), kKinds.end(), [&](const auto& each) { return each.first == as; });
      if (kind == kKinds.end()) {
        Refuse(node, Say("landing.bad_cell"));
      }
      SetLeaf(message, type, Text(*how, "from"), kind->second, cell);
      if (const auto usage = (*how)["usage"].value<std::string>()) {
        SetOther(message, type, *usage, cell);
      }
    }
  }

  static std::optional<Place> Locate(const ijw::MessageGrammar& message,
                                     const ijw::RecordType& type,
                                     std::string_view leaf) {
    const std::size_t dot = leaf.find('.');
    const ijw::RecordType* record = &type;
    int up = 0;
    if (dot != std::string_view::npos) {
      while (record != nullptr && record->name != leaf.substr(0, dot)) {
        record = record->parent < 0 ? nullptr
                                    : &message.records[static_cast<std::size_t>(record->parent)];
        ++up;
      }
      leaf.remove_prefix(dot + 1);
    }
    const int slot = record == nullptr ? -1 : record->Slot(leaf);
    return slot < 0 ? std::nullopt : std::optional(Place{up, slot});
  }

  static void SetLeaf(const ijw::MessageGrammar& message,
                      const ijw::RecordType& type,
                      std::string_view leaf,
                      CellSource source,
                      CellPlan* cell) {
    if (const std::optional<Place> place = Locate(message, type, leaf)) {
      cell->source = source;
      cell->up = place->up;
      cell->slot = place->slot;
    }
  }

  static void SetOther(const ijw::MessageGrammar& message,
                       const ijw::RecordType& type,
                       std::string_view leaf,
                       CellPlan* cell) {
    if (const std::optional<Place> place = Locate(message, type, leaf)) {
      cell->other = place->slot;
    }
  }

  // The digest of a message is over what can land: all that is not of a person, and what of a
  // person has a column.
  static void PlanDigest(MessagePlan* plan) {
    const ijw::MessageGrammar& grammar = *plan->grammar;
    for (std::size_t r = 0; r < grammar.records.size(); ++r) {
      const ijw::RecordType& record = grammar.records[r];
      std::vector<bool>& digested = plan->digested.emplace_back();
      std::vector<bool>& ordering = plan->ordering.emplace_back();
      std::vector<std::uint64_t>& ids = plan->ids.emplace_back();
      plan->record_ids.push_back(PathId(grammar.elements[record.element].path));
      for (const ijw::ElementIndex leaf : record.slots) {
        digested.push_back(!grammar.elements[leaf].person);
        ordering.push_back(!grammar.elements[leaf].person &&
                           SaysNoName(*grammar.elements[leaf].type));
        ids.push_back(PathId(grammar.elements[leaf].path));
      }
      for (const RowPlan& row : plan->rows[r]) {
        for (const CellPlan& cell : row.cells) {
          if (cell.up == 0 && cell.slot >= 0) {
            digested[static_cast<std::size_t>(cell.slot)] = true;
          }
          if (cell.up == 0 && cell.other >= 0) {
            digested[static_cast<std::size_t>(cell.other)] = true;
          }
        }
      }
    }
  }

  std::string path_;
  store::Database& database_;
  LandingPlan plan_;
  std::map<std::string, bool> found_;  // columns that some message fills
};

LandingPlan LandingPlan::Load(const base::Catalog& catalog,
                              const ijw::Grammar& grammar,
                              store::Database& database) {
  return LandingPlanReader(catalog.Find("ijw/" + grammar.release() + "/landing"), grammar, database)
      .Take();
}

const MessagePlan& LandingPlan::Of(const ijw::MessageGrammar& message) const {
  const auto found = messages_.find(message.message);
  DOELMAAT_CHECK(found != messages_.end());
  return found->second;
}

}  // namespace doelmaat::ingest
