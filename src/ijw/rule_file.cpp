#include "ijw/rule_file.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string_view>

#include <toml++/toml.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

class Reader {
 public:
  explicit Reader(const base::Catalog::File& file) : path_(file.path) {
    try {
      root_ = toml::parse(file.bytes, file.path);
    } catch (const toml::parse_error& problem) {
      RefuseRuleFile(path_, problem.source().begin.line, std::string(problem.description()));
    }
  }

  RuleFile Read() {
    RuleFile file;
    file.path = path_;
    Allow(root_, {"reference", "person_number", "lists", "pattern", "rule"});
    for (const FileText& text : Texts(root_, "reference")) {
      file.references.push_back(text.text);
    }
    for (const FileText& text : Texts(root_, "lists")) {
      file.lists.push_back(text.text);
    }
    file.person_number = Text(root_, "person_number").text;
    if (const toml::table* patterns = root_["pattern"].as_table()) {
      for (const auto& [name, node] : *patterns) {
        file.patterns.emplace_back(name.str(), Text(*patterns, name.str()));
      }
    }
    std::set<std::string> ids;
    ForEach(root_, "rule", [&](const toml::table& table) {
      file.rules.push_back(ReadRule(table));
      if (!ids.insert(file.rules.back().rule.id).second) {
        Refuse(table, Say("rule.twice", {{"id", file.rules.back().rule.id}}));
      }
    });
    return file;
  }

 private:
  [[noreturn]] void Refuse(const toml::node& node, const std::string& what) const {
    RefuseRuleFile(path_, node.source().begin.line, what);
  }

  void Allow(const toml::table& table, std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, node] : table) {
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
        Refuse(node, Say("rule.unknown_key", {{"key", std::string(key.str())}}));
      }
    }
  }

  FileText Text(const toml::table& table, std::string_view key) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr) {
      Refuse(table, Say("catalog.key_missing", {{"key", std::string(key)}}));
    }
    return TextOf(*node, key);
  }

  FileText TextOf(const toml::node& node, std::string_view key) const {
    const auto text = node.value_exact<std::string>();
    if (!text.has_value() || text->empty()) {
      Refuse(node, Say("catalog.no_text", {{"key", std::string(key)}}));
    }
    return {*text, node.source().begin.line};
  }

  FileText Optional(const toml::table& table, std::string_view key) const {
    return table.contains(key) ? Text(table, key) : FileText{};
  }

  std::vector<FileText> Texts(const toml::table& table, std::string_view key) const {
    std::vector<FileText> texts;
    if (const toml::array* array = table[key].as_array()) {
      for (const toml::node& node : *array) {
        texts.push_back(TextOf(node, key));
      }
    }
    if (texts.empty()) {
      Refuse(table, Say("catalog.key_missing", {{"key", std::string(key)}}));
    }
    return texts;
  }

  template <typename Use>
  void ForEach(const toml::table& table, std::string_view key, const Use& use) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr) {
      return;
    }
    if (!node->is_array_of_tables()) {
      Refuse(*node, Say("rule.no_tables", {{"key", std::string(key)}}));
    }
    for (const toml::node& each : *node->as_array()) {
      use(*each.as_table());
    }
  }

  bool Flag(const toml::table& table, std::string_view key, bool otherwise) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr) {
      return otherwise;
    }
    const auto flag = node->value_exact<bool>();
    if (!flag.has_value()) {
      Refuse(*node, Say("rule.no_flag", {{"key", std::string(key)}}));
    }
    return *flag;
  }

  RuleEffect Effect(const toml::table& table) const {
    const FileText text = Text(table, "effect");
    if (text.text == "keep") {
      return RuleEffect::kKeep;
    }
    if (text.text == "reject_record") {
      return RuleEffect::kRejectRecord;
    }
    if (text.text == "reject_message") {
      return RuleEffect::kRejectMessage;
    }
    RefuseRuleFile(path_, text.line, Say("rule.unknown_effect", {{"effect", text.text}}));
  }

  RuleDefinition ReadRule(const toml::table& table) const {
    Allow(table,
          {"id",
           "level",
           "return_code",
           "title",
           "advice",
           "effect",
           "whole_message",
           "query",
           "messages",
           "covers",
           "must",
           "unique",
           "no_reference_inside",
           "no_overlap"});
    RuleDefinition definition;
    Rule& rule = definition.rule;
    rule.id = Text(table, "id").text;
    rule.title = Text(table, "title").text;
    rule.advice = Text(table, "advice").text;
    rule.return_code = Optional(table, "return_code").text;
    rule.query = Optional(table, "query").text;
    definition.covers = Optional(table, "covers").text;
    const auto level = table["level"].value_exact<std::int64_t>();
    if (!level.has_value() || *level < 1 || *level > 4) {
      Refuse(table, Say("rule.bad_level", {{"id", rule.id}}));
    }
    rule.level = static_cast<int>(*level);
    rule.whole_message = Flag(table, "whole_message", rule.level == 2);
    if (table.contains("effect")) {
      rule.effect = Effect(table);
    }
    if (table.contains("messages")) {
      Texts(table, "messages");
    }
    ReadChecks(table, &definition);
    // Level 1 is judged by the reader, a rule with a query by sql/rule.
    if (rule.level > 1 && rule.query.empty() == definition.checks.empty()) {
      Refuse(table, Say("rule.not_judged", {{"id", rule.id}}));
    }
    return definition;
  }

  void ReadChecks(const toml::table& table, RuleDefinition* definition) const {
    const auto add = [&](std::string_view name, CheckKind kind, std::size_t key_size) {
      ForEach(table, name, [&](const toml::table& each) {
        Allow(each,
              {"places",
               "at",
               "when",
               "effect",
               "whole_message",
               kind == CheckKind::kMust ? "must" : "key"});
        CheckDefinition& check = definition->checks.emplace_back();
        check.kind = kind;
        check.line = each.source().begin.line;
        check.places = Texts(each, "places");
        check.at = Text(each, "at");
        check.when = Optional(each, "when");
        if (kind == CheckKind::kMust) {
          check.must = Text(each, "must");
        } else {
          check.key = Texts(each, "key");
        }
        if (key_size > 0 && check.key.size() != key_size) {
          Refuse(each, Say("rule.key_size", {{"count", std::to_string(key_size)}}));
        }
        if (each.contains("effect")) {
          check.effect = Effect(each);
        }
        if (each.contains("whole_message")) {
          check.whole_message = Flag(each, "whole_message", false);
        }
      });
    };
    add("must", CheckKind::kMust, 0);
    add("unique", CheckKind::kUnique, 0);
    add("no_reference_inside", CheckKind::kNoReferenceInside, 2);
    add("no_overlap", CheckKind::kNoOverlap, 4);
  }

  std::string path_;
  toml::table root_;
};

}  // namespace

void RefuseRuleFile(const std::string& path, std::uint32_t line, const std::string& what) {
  throw Error(
      ErrorKind::kConfig,
      Say("catalog.bad_file", {{"file", path}, {"line", std::to_string(line)}, {"what", what}}));
}

RuleFile ReadRuleFile(const base::Catalog& catalog, const std::string& release) {
  return Reader(catalog.Find("ijw/" + release + "/regels")).Read();
}

}  // namespace doelmaat::ijw
