// What messages of one release look like: elements, types and records, from catalog/ijw/<release>.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_files.h"

namespace doelmaat::ijw {

using ElementIndex = std::uint16_t;
inline constexpr ElementIndex kNoElement = 0xFFFF;

enum class Primitive : std::uint8_t { kText, kInteger, kDate, kTime };

// A type of a leaf: what text may stand in it.
struct LeafType {
  std::string name;  // LDT_ProductCode
  Primitive primitive = Primitive::kText;
  std::optional<std::size_t> min_length;
  std::optional<std::size_t> max_length;  // in characters, not bytes
  std::optional<std::int64_t> min_value;
  std::optional<std::int64_t> max_value;
  std::string pattern;               // name of a known pattern, empty when there is none
  std::string fixed_rule;            // finding when a fixed value of this type is another
  std::vector<std::string> allowed;  // sorted; empty when not enumerated
};

struct Element {
  std::string name;
  std::string path;  // "/Bericht/Header/BerichtCode"
  ElementIndex parent = kNoElement;
  std::vector<ElementIndex> children;  // in the order of the grammar
  std::uint16_t min_occurs = 1;
  bool repeats = false;            // more than once
  const LeafType* type = nullptr;  // null for an element with children
  std::string fixed;               // the only value, from the message ("436"); else empty
  bool person = false;             // says something of a person: never stored, never shown
  bool in_base_namespace = false;  // member of a composite type: namespace of the basisschema
  int record = -1;                 // index of the record type it opens, or -1
  int slot = -1;                   // a leaf: its field in the record around it
};

// A record type opens at Bericht, Header, Client, Declaratie, DeclaratieAntwoord, Antwoord, Verzoek
// and at every element that repeats and has children.
struct RecordType {
  std::string name;  // "Prestatie"
  ElementIndex element = kNoElement;
  int parent = -1;                  // record type around it
  std::vector<ElementIndex> slots;  // its leaves; a repeated leaf (RetourCode) has one slot, whose
                                    // text is every value with a space between
  int reference_slot = -1;          // the leaf by which a supplier finds the record, or -1
  int bsn_slot = -1;                // the leaf with the BSN of a client, or -1
  // The slot of a leaf by its path below the record ("Omvang/Volume"), or -1.
  int Slot(std::string_view relative_path) const;
  std::map<std::string, int, std::less<>> slot_by_path;
};

struct MessageGrammar {
  std::string message;            // "323"
  std::string code;               // "490"
  std::vector<Element> elements;  // 0 is Bericht
  std::vector<RecordType> records;
  const RecordType* FindRecord(std::string_view name) const;
};

// A release whose messages are read with the grammar.
struct Release {
  std::string name;                      // "3.1"
  bool checked = false;                  // the grammar is that of this very release
  std::string base_namespace;            // of the basisschema
  std::string message_namespace;         // {bericht} stands for the number of the message
  std::vector<std::string> subversions;  // that a message may name
};

// Namespaces that are recognised and not read.
struct UnreadStandard {
  std::string name;  // "iWmo"
  std::string prefix;
};

class Grammar {
 public:
  // Reads catalog/ijw/<release>: uitgave.toml, typen.toml, elementen.csv. Throws kConfig with file
  // and line.
  static Grammar Load(const base::Catalog& catalog, const std::string& release);

  const std::string& release() const { return release_; }  // "3.2"
  // By number, "323"; null when the release has no such message.
  const MessageGrammar* Find(std::string_view message) const;
  const std::vector<MessageGrammar>& messages() const { return messages_; }
  const std::vector<Release>& releases() const { return releases_; }
  const std::vector<UnreadStandard>& unread() const { return unread_; }
  // The name of the leaf whose value must be one of Release::subversions.
  const std::string& subversion_leaf() const { return subversion_leaf_; }

 private:
  friend class GrammarFiles;
  std::string release_;
  std::map<std::string, std::unique_ptr<LeafType>, std::less<>> types_;
  std::vector<MessageGrammar> messages_;
  std::vector<Release> releases_;
  std::vector<UnreadStandard> unread_;
  std::string subversion_leaf_;
};

}  // namespace doelmaat::ijw
