// Holds the elements of one message to the grammar, one by one, and makes records and level-1
// findings of them. Knows nothing of XML text: names are pointers that are equal when the names
// are.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ijw/grammar.h"
#include "ijw/leaf_check.h"
#include "ijw/message_reader.h"
#include "ijw/record_stack.h"

namespace doelmaat::ijw {

using NameKey = const void*;  // of an interned name; null: no name

// What the root said.
struct MessageStart {
  const MessageGrammar* grammar = nullptr;
  const Release* release = nullptr;
  NameKey message_namespace = nullptr;
  NameKey base_namespace = nullptr;
  const std::vector<NameKey>* names = nullptr;  // of each element of the grammar
};

struct StartTag {
  NameKey name = nullptr;
  NameKey name_space = nullptr;
  const char* text = "";  // the name as written
  std::uint32_t line = 0;
  std::string_view attribute;  // the first that may not be there
};

class MessageWalker {
 public:
  MessageWalker(const Grammar& grammar, const ReadLimits& limits);

  void Begin(MessageHandler& handler);
  // The first tag; every later one goes to Open. Calls OnStart.
  void Start(const MessageStart& start, const StartTag& root);

  // False: beyond the limit on depth.
  bool Open(const StartTag& tag);
  // False: beyond the limit on text.
  bool Text(std::string_view text);
  bool Close();

  // Whether the root is closed.
  bool finished() const { return frames_.empty() && skipped_ == 0; }

  // A finding of level 1 on the whole message.
  void Report(std::string_view rule, std::uint32_t line);
  std::uint64_t findings_beyond_limit() const { return records_.findings_beyond_limit(); }

 private:
  struct Part {  // an element of a grammar, made ready
    const LeafCheck* check = nullptr;
    std::uint64_t required = 0;  // children that must be there, a bit each
  };
  struct Frame {
    ElementIndex element = kNoElement;
    std::uint32_t line = 0;
    std::uint64_t seen = 0;        // children, a bit each
    std::size_t position = 0;      // of the last child among the children of the grammar
    std::uint32_t unexpected = 0;  // children that the grammar does not know
    bool text_reported = false;
  };

  const Element& ElementOf(const Frame& frame) const {
    return start_.grammar->elements[frame.element];
  }
  // Position among the children of the frame, or their number when there is no such child.
  std::size_t FindChild(const Frame& frame, NameKey name) const;
  // Judges the place of a child; false when it is to be skipped.
  bool Admit(Frame& frame, const StartTag& tag, std::size_t position);
  void Push(ElementIndex element, const StartTag& tag);
  void CheckNamespace(const Element& element, const StartTag& tag);
  bool FinishLeaf(const Frame& frame);
  bool HasFixedValue(const Element& element, std::string_view text) const;
  void FinishContainer(const Frame& frame);
  void AddMisplaced(const Frame& around, const StartTag& tag);

  const Grammar& grammar_;
  ReadLimits limits_;
  std::map<const LeafType*, LeafCheck> checks_;
  std::map<const MessageGrammar*, std::vector<Part>> parts_by_message_;

  MessageHandler* handler_ = nullptr;
  MessageStart start_;
  const std::vector<Part>* parts_ = nullptr;
  RecordStack records_;
  std::vector<Frame> frames_;
  std::size_t skipped_ = 0;  // depth inside an element that is not read
  std::string text_;         // of the leaf that is open
  std::vector<std::pair<NameKey, bool>> namespaces_reported_;
};

}  // namespace doelmaat::ijw
