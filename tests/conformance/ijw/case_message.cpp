// Edits a message as a tree, so that a case need only name what differs from a good message.
#include <algorithm>
#include <charconv>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/file.h"
#include "rule_case.h"

namespace doelmaat::conformance {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

const xmlChar* Xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string_view NameOf(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

// "Prestatie[2]" as a name and a number from 1.
struct Step {
  std::string name;
  int number = 1;
};

std::vector<Step> Steps(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    Step step;
    if (const std::size_t bracket = part.find('['); bracket != std::string_view::npos) {
      std::from_chars(part.data() + bracket + 1, part.data() + part.size(), step.number);
      part = part.substr(0, bracket);
    }
    step.name = part;
    steps.push_back(step);
  }
  return steps;
}

class MessageEditor {
 public:
  MessageEditor(const CaseMessage& message, const ijw::Grammar& grammar) : base_(message.base) {
    const std::string bytes = base::ReadFile(CaseFile(message.base));
    document_.reset(xmlReadMemory(
        bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, XML_PARSE_NONET));
    if (document_ == nullptr) {
      Refuse("is no XML");
    }
    const xmlNode* const root = xmlDocGetRootElement(document_.get());
    // The prefix of the examples is the name of the message: jw323.
    const std::string prefix(reinterpret_cast<const char*>(root->ns->prefix));
    grammar_ = grammar.Find(prefix.substr(2));
    if (grammar_ == nullptr) {
      Refuse("is no message of the grammar");
    }
  }

  void Apply(const MessageEdit& edit) {
    const bool makes = edit.kind == MessageEdit::Kind::kSet;
    xmlNode* const node = Find(edit.path, makes);
    if (node == nullptr) {
      Refuse("has no " + edit.path);
    }
    if (edit.kind == MessageEdit::Kind::kRemove) {
      xmlUnlinkNode(node);
      xmlFreeNode(node);
    } else if (edit.kind == MessageEdit::Kind::kCopy) {
      xmlAddNextSibling(node, xmlCopyNode(node, 1));
    } else {
      xmlNodeSetContent(node, nullptr);
      xmlNodeAddContent(node, Xml(edit.value));
    }
  }

  std::string Text() const {
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(document_.get(), &bytes, &size, "UTF-8");
    std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return text;
  }

 private:
  [[noreturn]] void Refuse(const std::string& what) const {
    throw std::runtime_error(base_ + " " + what);
  }

  xmlNode* Find(const std::string& path, bool makes) {
    xmlNode* node = xmlDocGetRootElement(document_.get());
    ijw::ElementIndex element = 0;
    for (const Step& step : Steps(path)) {
      element = ChildElement(element, step.name);
      xmlNode* const child = Child(node, step);
      node = child == nullptr && makes ? Insert(node, element) : child;
      if (node == nullptr) {
        return nullptr;
      }
    }
    return node;
  }

  ijw::ElementIndex ChildElement(ijw::ElementIndex parent, const std::string& name) const {
    for (const ijw::ElementIndex child : grammar_->elements[parent].children) {
      if (grammar_->elements[child].name == name) {
        return child;
      }
    }
    Refuse("has no element " + name + " in the grammar");
  }

  static xmlNode* Child(const xmlNode* parent, const Step& step) {
    int seen = 0;
    for (xmlNode* child = parent->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE && NameOf(child) == step.name && ++seen == step.number) {
        return child;
      }
    }
    return nullptr;
  }

  // Puts a new element where the grammar wants it: before the first that comes after it.
  xmlNode* Insert(xmlNode* parent, ijw::ElementIndex element) const {
    const ijw::Element& wanted = grammar_->elements[element];
    const std::vector<ijw::ElementIndex>& order = grammar_->elements[wanted.parent].children;
    const auto place = [&](std::string_view name) {
      return std::find_if(order.begin(), order.end(), [&](ijw::ElementIndex each) {
        return grammar_->elements[each].name == name;
      });
    };
    xmlNs* const space = wanted.in_base_namespace ? xmlSearchNs(document_.get(), parent, Xml("ijw"))
                                                  : xmlDocGetRootElement(document_.get())->ns;
    xmlNode* const node = xmlNewNode(space, Xml(wanted.name));
    for (xmlNode* child = parent->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE && place(NameOf(child)) > place(wanted.name)) {
        return xmlAddPrevSibling(child, node);
      }
    }
    return xmlAddChild(parent, node);
  }

  std::string base_;
  std::unique_ptr<xmlDoc, FreeDocument> document_;
  const ijw::MessageGrammar* grammar_ = nullptr;
};

}  // namespace

std::string MakeMessage(const CaseMessage& message, const ijw::Grammar& grammar) {
  MessageEditor editor(message, grammar);
  for (const MessageEdit& edit : message.edits) {
    editor.Apply(edit);
  }
  return editor.Text();
}

}  // namespace doelmaat::conformance
