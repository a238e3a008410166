#include "official_schema.h"

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string_view>

#include <libxml/parser.h>
#include <libxml/tree.h>

namespace doelmaat::conformance {
namespace {

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

std::string_view NameOf(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

std::string Attribute(const xmlNode* node, const char* name, const std::string& otherwise = "") {
  xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  if (value == nullptr) {
    return otherwise;
  }
  std::string text = reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

std::vector<const xmlNode*> Children(const xmlNode* node) {
  std::vector<const xmlNode*> children;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && NameOf(child) != "annotation") {
      children.push_back(child);
    }
  }
  return children;
}

const xmlNode* OnlyChild(const xmlNode* node, std::string_view name) {
  const auto children = Children(node);
  if (children.size() != 1 || NameOf(children.front()) != name) {
    throw std::runtime_error("not just one " + std::string(name) + " in " +
                             std::string(NameOf(node)));
  }
  return children.front();
}

// The two schemas, and the walk from Bericht down.
class Schemas {
 public:
  Schemas(const std::filesystem::path& message, const std::filesystem::path& base) {
    message_ns_ = Load(message);
    Load(base);
  }

  std::vector<OfficialElement> Walk() {
    for (const xmlNode* child : Children(xmlDocGetRootElement(documents_.front().get()))) {
      if (NameOf(child) == "element") {
        Visit(child, "", message_ns_);
      }
    }
    return std::move(elements_);
  }

 private:
  std::string Load(const std::filesystem::path& path) {
    Document document(xmlReadFile(path.c_str(), nullptr, XML_PARSE_NONET), &xmlFreeDoc);
    if (document == nullptr) {
      throw std::runtime_error("cannot read " + path.string());
    }
    const xmlNode* root = xmlDocGetRootElement(document.get());
    if (Attribute(root, "elementFormDefault") != "qualified") {
      throw std::runtime_error("not qualified: " + path.string());
    }
    const std::string name_space = Attribute(root, "targetNamespace");
    for (const xmlNode* child : Children(root)) {
      if (NameOf(child) == "complexType" || NameOf(child) == "simpleType") {
        types_[name_space + "#" + Attribute(child, "name")] = child;
      }
    }
    documents_.push_back(std::move(document));
    return name_space;
  }

  // "ijw:LDT_Datum" to its key in types_, or to "xs:date" itself.
  std::string Resolve(const xmlNode* at, const std::string& name) const {
    const std::size_t colon = name.find(':');
    const std::string prefix = name.substr(0, colon);
    const xmlNs* found = xmlSearchNs(const_cast<xmlDoc*>(at->doc),
                                     const_cast<xmlNode*>(at),
                                     reinterpret_cast<const xmlChar*>(prefix.c_str()));
    const std::string uri = found == nullptr ? "" : reinterpret_cast<const char*>(found->href);
    return uri.ends_with("XMLSchema") ? "xs:" + name.substr(colon + 1)
                                      : uri + "#" + name.substr(colon + 1);
  }

  void Visit(const xmlNode* node, const std::string& around, const std::string& name_space) {
    OfficialElement element;
    element.path = around + "/" + Attribute(node, "name");
    element.name_space = name_space;
    element.min_occurs = Attribute(node, "minOccurs", "1");
    element.max_occurs = Attribute(node, "maxOccurs", "1");
    const std::string type = Attribute(node, "type");
    if (type.empty()) {
      Narrow(OnlyChild(OnlyChild(node, "simpleType"), "restriction"), element);
      elements_.push_back(element);
      return;
    }
    const std::string key = Resolve(node, type);
    const xmlNode* definition = types_.at(key);
    if (NameOf(definition) == "simpleType") {
      element.type = type.substr(type.find(':') + 1);
      Narrow(OnlyChild(definition, "restriction"), element);
      elements_.push_back(element);
      return;
    }
    elements_.push_back(element);
    for (const xmlNode* child : Children(OnlyChild(definition, "sequence"))) {
      if (NameOf(child) != "element") {
        throw std::runtime_error("unknown in a sequence: " + std::string(NameOf(child)));
      }
      Visit(child, element.path, key.substr(0, key.find('#')));
    }
  }

  // Takes in a restriction and those below it.
  void Narrow(const xmlNode* restriction, OfficialElement& element) const {
    const std::string base = Attribute(restriction, "base");
    const std::string key = Resolve(restriction, base);
    if (key.starts_with("xs:")) {
      element.primitive = key.substr(3);
    } else {
      if (element.type.empty()) {
        element.type = base.substr(base.find(':') + 1);
      }
      Narrow(OnlyChild(types_.at(key), "restriction"), element);
    }
    for (const xmlNode* facet : Children(restriction)) {
      const std::string value = Attribute(facet, "value");
      if (NameOf(facet) == "pattern") {
        element.patterns.push_back(value);
      } else if (NameOf(facet) == "enumeration") {
        element.allowed.push_back(value);
      } else {
        element.facets[std::string(NameOf(facet))] = value;
      }
    }
    std::sort(element.allowed.begin(), element.allowed.end());
  }

  std::vector<Document> documents_;
  std::map<std::string, const xmlNode*> types_;
  std::string message_ns_;
  std::vector<OfficialElement> elements_;
};

}  // namespace

std::vector<OfficialElement> ReadOfficialSchema(const std::filesystem::path& message_schema,
                                                const std::filesystem::path& base_schema) {
  return Schemas(message_schema, base_schema).Walk();
}

}  // namespace doelmaat::conformance
