#include "ijw/grammar.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <toml++/toml.h>

#include "base/error.h"
#include "base/number_text.h"
#include "base/table_file.h"
#include "base/text.h"
#include "ijw/leaf_check.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

constexpr std::size_t kMostChildren = 64;  // the reader keeps what it has seen in 64 bits

constexpr std::array<std::pair<std::string_view, Primitive>, 4> kPrimitives = {{
    {"tekst", Primitive::kText},
    {"geheel", Primitive::kInteger},
    {"datum", Primitive::kDate},
    {"tijd", Primitive::kTime},
}};

[[noreturn]] void Refuse(const std::string& file, std::size_t line, const std::string& what) {
  throw Error(
      ErrorKind::kConfig,
      Say("catalog.bad_file", {{"file", file}, {"line", std::to_string(line)}, {"what", what}}));
}

[[noreturn]] void RefuseAt(const std::string& file,
                           const toml::node& near,
                           const std::string& what) {
  Refuse(file, near.source().begin.line, what);
}

toml::table ParseToml(const base::Catalog::File& file) {
  try {
    return toml::parse(file.bytes, file.path);
  } catch (const toml::parse_error& problem) {
    Refuse(file.path, problem.source().begin.line, std::string(problem.description()));
  }
}

std::string RequiredText(const std::string& file, const toml::table& table, std::string_view key) {
  const auto text = table[key].value<std::string>();
  if (!text.has_value() || text->empty()) {
    RefuseAt(file, table, Say("catalog.key_missing", {{"key", std::string(key)}}));
  }
  return *text;
}

std::vector<std::string> Texts(const std::string& file,
                               const toml::table& table,
                               std::string_view key) {
  std::vector<std::string> texts;
  const toml::array* array = table[key].as_array();
  if (array == nullptr) {
    return texts;
  }
  for (const toml::node& node : *array) {
    const auto text = node.value<std::string>();
    if (!text.has_value()) {
      RefuseAt(file, node, Say("catalog.no_text", {{"key", std::string(key)}}));
    }
    texts.push_back(*text);
  }
  return texts;
}

template <typename Number>
std::optional<Number> WholeNumber(const toml::node* node) {
  if (node == nullptr) {
    return std::nullopt;
  }
  const auto value = node->value<std::int64_t>();
  return value.has_value() ? std::optional<Number>(static_cast<Number>(*value)) : std::nullopt;
}

LeafType ParseType(const std::string& file, const std::string& name, const toml::table& table) {
  LeafType type;
  type.name = name;
  const std::string primitive = RequiredText(file, table, "soort");
  const auto known = std::find_if(kPrimitives.begin(), kPrimitives.end(), [&](const auto& each) {
    return each.first == primitive;
  });
  if (known == kPrimitives.end()) {
    RefuseAt(file, table, Say("ijw_grammar.unknown_primitive", {{"name", primitive}}));
  }
  type.primitive = known->second;
  type.min_length = WholeNumber<std::size_t>(table.get("min_lengte"));
  type.max_length = WholeNumber<std::size_t>(table.get("max_lengte"));
  if (const toml::array* range = table["bereik"].as_array(); range != nullptr) {
    type.min_value = WholeNumber<std::int64_t>(range->get(0));
    type.max_value = WholeNumber<std::int64_t>(range->get(1));
  }
  type.pattern = table["patroon"].value_or<std::string>("");
  if (!IsKnownPattern(type.pattern)) {
    RefuseAt(
        file, *table.get("patroon"), Say("ijw_grammar.unknown_pattern", {{"name", type.pattern}}));
  }
  type.allowed = Texts(file, table, "waarden");
  std::sort(type.allowed.begin(), type.allowed.end());
  type.fixed_rule = table["vast"].value_or<std::string>("vaste waarde");
  return type;
}

Release ParseRelease(const std::string& file, const toml::table& table) {
  Release release;
  release.name = RequiredText(file, table, "naam");
  release.checked = table["getoetst"].value_or(false);
  release.base_namespace = RequiredText(file, table, "basisschema");
  release.message_namespace = RequiredText(file, table, "bericht");
  release.subversions = Texts(file, table, "subversies");
  return release;
}

std::string_view LastName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

// Reads the files of a release into a Grammar.
class GrammarFiles {
 public:
  GrammarFiles(const base::Catalog& catalog, const std::string& release)
      : catalog_(catalog), folder_("ijw/" + release + "/") {
    grammar_.release_ = release;
  }

  Grammar Read() {
    ReadReleases();
    ReadTypes();
    ReadElements();
    for (MessageGrammar& message : grammar_.messages_) {
      MakeRecords(message);
    }
    return std::move(grammar_);
  }

 private:
  void ReadReleases() {
    const base::Catalog::File& file = catalog_.Find(folder_ + "uitgave");
    const toml::table table = ParseToml(file);
    const auto for_each = [&](std::string_view key, auto&& use) {
      const toml::array* entries = table[key].as_array();
      for (std::size_t i = 0; entries != nullptr && i < entries->size(); ++i) {
        const toml::table* entry = entries->get(i)->as_table();
        if (entry == nullptr) {
          RefuseAt(file.path, *entries, Say("catalog.key_missing", {{"key", std::string(key)}}));
        }
        use(*entry);
      }
    };
    for_each("uitgave", [&](const toml::table& entry) {
      grammar_.releases_.push_back(ParseRelease(file.path, entry));
    });
    for_each("niet_gelezen", [&](const toml::table& entry) {
      grammar_.unread_.push_back(
          {RequiredText(file.path, entry, "naam"), RequiredText(file.path, entry, "begin")});
    });
    const toml::table* fields = table["velden"].as_table();
    if (fields == nullptr || grammar_.releases_.empty()) {
      Refuse(file.path,
             1,
             Say("catalog.key_missing", {{"key", fields == nullptr ? "velden" : "uitgave"}}));
    }
    references_ = Texts(file.path, *fields, "kenmerk");
    bsn_leaf_ = RequiredText(file.path, *fields, "burgerservicenummer");
    code_leaf_ = RequiredText(file.path, *fields, "berichtcode");
    grammar_.subversion_leaf_ = RequiredText(file.path, *fields, "subversie");
  }

  void ReadTypes() {
    const base::Catalog::File& file = catalog_.Find(folder_ + "typen");
    for (const auto& [key, node] : ParseToml(file)) {
      const std::string name(key.str());
      const toml::table* entry = node.as_table();
      if (entry == nullptr) {
        RefuseAt(file.path, node, Say("catalog.key_missing", {{"key", "[" + name + "]"}}));
      }
      grammar_.types_[name] = std::make_unique<LeafType>(ParseType(file.path, name, *entry));
    }
  }

  void ReadElements() {
    const base::Catalog::File& file = catalog_.Find(folder_ + "elementen");
    const base::TableFile table = [&] {
      try {
        return base::ParseTable(file.bytes, file.path);
      } catch (const Error& problem) {
        throw Error(ErrorKind::kConfig, problem.what());
      }
    }();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto text = [&](std::string_view column) -> const std::string& {
        return table.rows[row][table.Column(column)];
      };
      const std::size_t line = table.lines[row];
      if (grammar_.messages_.empty() || grammar_.messages_.back().message != text("bericht")) {
        if (grammar_.Find(text("bericht")) != nullptr) {
          Refuse(file.path, line, Say("ijw_grammar.message_twice", {{"message", text("bericht")}}));
        }
        grammar_.messages_.push_back({text("bericht"), "", {}, {}});
        element_by_path_.clear();
      }
      MessageGrammar& message = grammar_.messages_.back();
      Element element;
      element.path = text("pad");
      element.name = LastName(element.path);
      element.repeats = text("herhaalt") == "x";
      element.person = text("persoon") == "x";
      element.in_base_namespace = text("basis") == "x";
      element.record = text("record") == "x" ? 0 : -1;
      element.fixed = text("vast");
      element.min_occurs = text("min") == "0" ? 0 : 1;
      element.type = FindType(file.path, line, text("type"), text("patroon"));
      if (element.name == code_leaf_) {
        message.code = element.fixed;
      }
      AddElement(file.path, line, message, std::move(element));
    }
  }

  const LeafType* FindType(const std::string& file,
                           std::size_t line,
                           const std::string& name,
                           const std::string& pattern) {
    if (name.empty()) {
      return nullptr;
    }
    const auto known = grammar_.types_.find(name);
    if (known == grammar_.types_.end()) {
      Refuse(file, line, Say("ijw_grammar.unknown_leaf_type", {{"name", name}}));
    }
    if (pattern.empty()) {
      return known->second.get();
    }
    if (!IsKnownPattern(pattern)) {
      Refuse(file, line, Say("ijw_grammar.unknown_pattern", {{"name", pattern}}));
    }
    auto& narrowed = grammar_.types_[name + "/" + pattern];
    if (narrowed == nullptr) {
      narrowed = std::make_unique<LeafType>(*known->second);
      narrowed->pattern = pattern;
    }
    return narrowed.get();
  }

  void AddElement(const std::string& file,
                  std::size_t line,
                  MessageGrammar& message,
                  Element element) {
    const auto refuse = [&](std::string_view key) {
      Refuse(file, line, Say(key, {{"path", element.path}}));
    };
    const auto index = static_cast<ElementIndex>(message.elements.size());
    const std::string around = element.path.substr(0, element.path.rfind('/'));
    if (!around.empty()) {
      const auto parent = element_by_path_.find(around);
      if (parent == element_by_path_.end() || message.elements[parent->second].type != nullptr) {
        refuse("ijw_grammar.no_parent");
      }
      element.parent = parent->second;
      message.elements[parent->second].children.push_back(index);
      if (message.elements[parent->second].children.size() > kMostChildren) {
        refuse("ijw_grammar.too_many_children");
      }
    }
    if (around.empty() != message.elements.empty() ||
        !element_by_path_.emplace(element.path, index).second) {
      refuse("ijw_grammar.no_parent");
    }
    const bool must_be_record = around.empty() || (element.repeats && element.type == nullptr);
    if (element.record >= 0 ? element.type != nullptr : must_be_record) {
      refuse("ijw_grammar.bad_record");
    }
    message.elements.push_back(std::move(element));
  }

  void MakeRecords(MessageGrammar& message) {
    for (std::size_t i = 0; i < message.elements.size(); ++i) {
      Element& element = message.elements[i];
      if (element.record < 0 && element.type == nullptr) {
        continue;
      }
      const int around = RecordAround(message, element);
      if (element.record >= 0) {
        element.record = static_cast<int>(message.records.size());
        RecordType record;
        record.name = element.name;
        record.element = static_cast<ElementIndex>(i);
        record.parent = around;
        message.records.push_back(std::move(record));
        continue;
      }
      RecordType& record = message.records[static_cast<std::size_t>(around)];
      element.slot = static_cast<int>(record.slots.size());
      record.slots.push_back(static_cast<ElementIndex>(i));
      const std::size_t prefix = message.elements[record.element].path.size() + 1;
      record.slot_by_path.emplace(element.path.substr(prefix), element.slot);
      if (element.name == bsn_leaf_) {
        record.bsn_slot = element.slot;
      }
    }
    for (RecordType& record : message.records) {
      record.reference_slot = ReferenceSlot(message, record);
    }
  }

  static int RecordAround(const MessageGrammar& message, const Element& element) {
    for (ElementIndex i = element.parent; i != kNoElement; i = message.elements[i].parent) {
      if (message.elements[i].record >= 0) {
        return message.elements[i].record;
      }
    }
    return -1;
  }

  int ReferenceSlot(const MessageGrammar& message, const RecordType& record) const {
    for (const std::string& name : references_) {
      for (std::size_t slot = 0; slot < record.slots.size(); ++slot) {
        if (message.elements[record.slots[slot]].name == name) {
          return static_cast<int>(slot);
        }
      }
    }
    return -1;
  }

  const base::Catalog& catalog_;
  std::string folder_;
  Grammar grammar_;
  std::vector<std::string> references_;
  std::string bsn_leaf_;
  std::string code_leaf_;
  std::map<std::string, ElementIndex, std::less<>> element_by_path_;
};

int RecordType::Slot(std::string_view relative_path) const {
  const auto found = slot_by_path.find(relative_path);
  return found == slot_by_path.end() ? -1 : found->second;
}

const RecordType* MessageGrammar::FindRecord(std::string_view name) const {
  const auto found = std::find_if(records.begin(), records.end(), [&](const RecordType& record) {
    return record.name == name;
  });
  return found == records.end() ? nullptr : &*found;
}

Grammar Grammar::Load(const base::Catalog& catalog, const std::string& release) {
  return GrammarFiles(catalog, release).Read();
}

const MessageGrammar* Grammar::Find(std::string_view message) const {
  const auto found =
      std::find_if(messages_.begin(), messages_.end(), [&](const MessageGrammar& each) {
        return each.message == message;
      });
  return found == messages_.end() ? nullptr : &*found;
}

}  // namespace doelmaat::ijw
