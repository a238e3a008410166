// The language of rules, from loose to tight: or · and · not · comparisons and `in [..]` · + - · *
// · values. Functions are listed in rule_functions.cpp; filled, empty, count, sum, matches, in_list
// and lookup take a path, a record or a name and are read by themselves.
#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "ijw/rule_functions.h"
#include "ijw/rule_scope.h"
#include "ijw/rule_tokens.h"

namespace doelmaat::ijw {
namespace {

using base::Say;
using Kind = Token::Kind;

constexpr std::size_t kMaxNodes = 1000;
constexpr int kMaxDepth = 100;

constexpr ValueType kTruth = ValueType::kTruth;
constexpr ValueType kNumber = ValueType::kNumber;
constexpr ValueType kDay = ValueType::kDay;
constexpr ValueType kText = ValueType::kText;

class Compiler {
 public:
  Compiler(std::string_view text, const RuleScope& scope)
      : tokens_(SplitCondition(text)), scope_(&scope) {}

  Expression Compile() {
    const std::uint16_t root = Or();
    if (Peek().kind != Kind::kEnd) {
      RefuseToken();
    }
    return {std::move(nodes_), std::move(details_), root};
  }

 private:
  const Token& Peek() const { return tokens_[at_]; }

  [[noreturn]] void RefuseToken() const {
    throw RuleProblem(Peek().kind == Kind::kEnd
                          ? Say("rule.unexpected_end")
                          : Say("rule.unexpected", {{"text", std::string(Peek().text)}}));
  }

  bool Sees(Kind kind, std::string_view text) const {
    return Peek().kind == kind && Peek().text == text;
  }

  bool Takes(Kind kind, std::string_view text) {
    const bool seen = Sees(kind, text);
    at_ += seen ? 1 : 0;
    return seen;
  }

  void Expect(std::string_view sign) {
    if (!Takes(Kind::kSign, sign)) {
      RefuseToken();
    }
  }

  Token Take(Kind kind) {
    if (Peek().kind != kind) {
      RefuseToken();
    }
    return tokens_[at_++];
  }

  std::uint16_t Add(const Node& node) {
    if (nodes_.size() >= kMaxNodes) {
      throw RuleProblem(Say("rule.too_long"));
    }
    nodes_.push_back(node);
    return static_cast<std::uint16_t>(nodes_.size() - 1);
  }

  std::uint16_t Add(Op op, ValueType type, std::uint16_t first = 0, std::uint16_t second = 0) {
    Node node;
    node.op = op;
    node.type = type;
    node.first = first;
    node.second = second;
    return Add(node);
  }

  std::uint16_t AddDetail(NodeDetail detail) {
    details_.push_back(std::move(detail));
    return static_cast<std::uint16_t>(details_.size() - 1);
  }

  void Require(std::uint16_t index, ValueType type) const {
    if (nodes_[index].type != type) {
      throw RuleProblem(Say("rule.wrong_type"));
    }
  }

  std::uint16_t Or() {
    std::uint16_t left = And();
    while (Takes(Kind::kName, "or")) {
      const std::uint16_t right = And();
      Require(left, kTruth);
      Require(right, kTruth);
      left = Add(Op::kOr, kTruth, left, right);
    }
    return left;
  }

  std::uint16_t And() {
    std::uint16_t left = Not();
    while (Takes(Kind::kName, "and")) {
      const std::uint16_t right = Not();
      Require(left, kTruth);
      Require(right, kTruth);
      left = Add(Op::kAnd, kTruth, left, right);
    }
    return left;
  }

  std::uint16_t Not() {
    if (++depth_ > kMaxDepth) {
      throw RuleProblem(Say("rule.too_long"));
    }
    std::uint16_t result = 0;
    if (Takes(Kind::kName, "not")) {
      const std::uint16_t inner = Not();
      Require(inner, kTruth);
      result = Add(Op::kNot, kTruth, inner);
    } else {
      result = Comparison();
    }
    --depth_;
    return result;
  }

  std::uint16_t Comparison() {
    const std::uint16_t left = Sum();
    if (Takes(Kind::kName, "in")) {
      return In(left);
    }
    for (const std::string_view sign : {"=", "!=", "<", "<=", ">", ">="}) {
      if (Takes(Kind::kSign, sign)) {
        const std::uint16_t right = Sum();
        Require(right, nodes_[left].type);
        const bool equality = sign == "=" || sign == "!=";
        if (nodes_[left].type == kTruth || (nodes_[left].type == kText && !equality)) {
          throw RuleProblem(Say("rule.wrong_type"));
        }
        if (equality) {
          const std::uint16_t equal = Equal(left, right);
          return sign == "=" ? equal : Add(Op::kNot, kTruth, equal);
        }
        const Op op = sign.size() == 2 ? Op::kLessOrEqual : Op::kLess;
        return sign.front() == '<' ? Add(op, kTruth, left, right) : Add(op, kTruth, right, left);
      }
    }
    return left;
  }

  // Codes are compared as packed numbers, longer texts as texts.
  std::uint16_t Equal(std::uint16_t left, std::uint16_t right) {
    if (nodes_[left].type != kText) {
      return Add(Op::kEqual, kTruth, left, right);
    }
    if (nodes_[left].op != Op::kField || nodes_[right].op != Op::kText ||
        details_[nodes_[right].detail].text.size() > kPackedBytes) {
      return Add(Op::kEqualText, kTruth, left, right);
    }
    Node packed;
    packed.op = Op::kNumber;
    packed.type = kNumber;
    packed.number = PackedText(details_[nodes_[right].detail].text);
    return Add(Op::kEqual, kTruth, left, Add(packed));
  }

  std::uint16_t In(std::uint16_t left) {
    NodeDetail detail;
    const ValueType type = nodes_[left].type;
    bool packs = type != kText || nodes_[left].op == Op::kField;
    Expect("[");
    do {
      if (type == kText) {
        const std::string_view text = Take(Kind::kText).text;
        packs = packs && text.size() <= kPackedBytes;
        detail.texts.emplace_back(text);
        detail.numbers.push_back(PackedText(text));
      } else {
        detail.numbers.push_back(Take(type == kDay ? Kind::kDay : Kind::kNumber).number);
      }
    } while (Takes(Kind::kSign, ","));
    Expect("]");
    Node node;
    node.op = packs ? Op::kIn : Op::kInText;
    node.first = left;
    node.detail = AddDetail(std::move(detail));
    return Add(node);
  }

  std::uint16_t Sum() {
    std::uint16_t left = Product();
    while (Sees(Kind::kSign, "+") || Sees(Kind::kSign, "-")) {
      const Op op = Take(Kind::kSign).text == "+" ? Op::kAdd : Op::kSubtract;
      const std::uint16_t right = Product();
      Require(left, kNumber);
      Require(right, kNumber);
      left = Add(op, kNumber, left, right);
    }
    return left;
  }

  std::uint16_t Product() {
    std::uint16_t left = Single();
    while (Takes(Kind::kSign, "*")) {
      const std::uint16_t right = Single();
      Require(left, kNumber);
      Require(right, kNumber);
      left = Add(Op::kMultiply, kNumber, left, right);
    }
    return left;
  }

  std::uint16_t Single() {
    const Token token = Peek();
    Node node;
    switch (token.kind) {
      case Kind::kPath:
        ++at_;
        node.op = Op::kField;
        node.field = scope_->Leaf(token.text);
        node.type = node.field.type;
        node.cell = scope_->Cell(node.field);
        return Add(node);
      case Kind::kNumber:
      case Kind::kDay:
        ++at_;
        node.op = Op::kNumber;
        node.number = token.number;
        node.type = token.kind == Kind::kDay ? kDay : kNumber;
        return Add(node);
      case Kind::kText: {
        ++at_;
        NodeDetail detail;
        detail.text = token.text;
        node.op = Op::kText;
        node.type = kText;
        node.detail = AddDetail(std::move(detail));
        return Add(node);
      }
      case Kind::kName:
        ++at_;
        return token.text == "as_of" ? Add(Op::kAsOf, kDay) : Call(token.text);
      case Kind::kSign:
        if (Takes(Kind::kSign, "(")) {
          const std::uint16_t inner = Or();
          Expect(")");
          return inner;
        }
        RefuseToken();
      case Kind::kEnd:
        RefuseToken();
    }
    RefuseToken();
  }

  std::uint16_t Call(std::string_view name) {
    Expect("(");
    std::uint16_t result = 0;
    if (name == "filled" || name == "empty") {
      NodeDetail detail;
      const std::string path(Take(Kind::kPath).text);
      detail.fields = scope_->Find(path).fields;
      if (detail.fields.empty()) {
        throw RuleProblem(Say("rule.no_leaves", {{"path", path}}));
      }
      Node node;
      node.op = Op::kFilled;
      node.detail = AddDetail(std::move(detail));
      result = Add(node);
      result = name == "filled" ? result : Add(Op::kNot, kTruth, result);
    } else if (name == "count" || name == "sum") {
      result = Total(name == "sum");
    } else if (name == "known") {
      result = Add(Op::kKnown, kTruth, Or());
    } else if (name == "matches" || name == "in_list" || name == "lookup") {
      result = Named(name);
    } else {
      result = Plain(name);
    }
    Expect(")");
    return result;
  }

  std::uint16_t Plain(std::string_view name) {
    const FunctionType* const found = FindFunction(name);
    if (found == nullptr) {
      throw RuleProblem(Say("rule.unknown_function", {{"name", std::string(name)}}));
    }
    NodeDetail detail;
    for (const ValueType type : found->arguments) {
      if (!detail.arguments.empty()) {
        Expect(",");
      }
      detail.arguments.push_back(Or());
      Require(detail.arguments.back(), type);
    }
    Node node;
    node.op = found->op;
    node.type = found->result;
    node.first = detail.arguments.front();
    node.second = detail.arguments.size() > 1 ? detail.arguments[1] : node.first;
    node.detail = AddDetail(std::move(detail));
    return Add(node);
  }

  // matches(x, 'pattern'), in_list(x, 'list'), lookup(x, 'list', 'column').
  std::uint16_t Named(std::string_view name) {
    Node node;
    NodeDetail detail;
    node.first = Or();
    Require(node.first, kText);
    Expect(",");
    const std::string_view what = Take(Kind::kText).text;
    if (name == "matches") {
      node.op = Op::kMatches;
      detail.pattern = &scope_->Pattern(what);
    } else if (name == "in_list") {
      node.op = Op::kInList;
      detail.list = &scope_->List(what);
    } else {
      Expect(",");
      const std::string column(Take(Kind::kText).text);
      node.op = Op::kLookup;
      node.type = kText;
      detail.list = &scope_->List(what);
      detail.column = detail.list->Column(column);
      if (detail.column < 0) {
        throw RuleProblem(
            Say("rule.unknown_column", {{"column", column}, {"list", std::string(what)}}));
      }
    }
    node.detail = AddDetail(std::move(detail));
    return Add(node);
  }

  // count(Contact), count(Contact, condition), sum(Prestatie, value).
  std::uint16_t Total(bool sum) {
    const RuleScope inner = scope_->Inside(Take(Kind::kPath).text);
    Expression inside;
    if (sum) {
      Expect(",");
    }
    if (sum || Takes(Kind::kSign, ",")) {
      inside = CompileInside(inner, sum ? kNumber : kTruth);
    }
    Node node;
    node.op = Op::kTotal;
    node.type = kNumber;
    node.number = sum ? scope_->AddTotal(inner, {}, std::move(inside))
                      : scope_->AddTotal(inner, std::move(inside), {});
    return Add(node);
  }

  // The rest of the call, with the names of the inner record.
  Expression CompileInside(const RuleScope& inner, ValueType type) {
    std::vector<Node> nodes;
    std::vector<NodeDetail> details;
    nodes_.swap(nodes);
    details_.swap(details);
    const RuleScope* const outer = scope_;
    scope_ = &inner;
    const std::uint16_t root = Or();
    Require(root, type);
    scope_ = outer;
    nodes_.swap(nodes);
    details_.swap(details);
    return {std::move(nodes), std::move(details), root};
  }

  std::vector<Token> tokens_;
  const RuleScope* scope_;
  std::vector<Node> nodes_;
  std::vector<NodeDetail> details_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

Expression CompileExpression(std::string_view text, const RuleScope& scope) {
  return Compiler(text, scope).Compile();
}

}  // namespace doelmaat::ijw
