// What the names in a rule mean: paths to slots, names to lists and patterns, counts and sums to
// running totals. Used while regels.toml is read, not while messages are judged.
#pragma once

#include <functional>
#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ijw/grammar.h"
#include "ijw/rule_expression.h"

namespace doelmaat::ijw {

// A rule that cannot be compiled; the reader of regels.toml adds file and line.
class RuleProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A count or sum over the records of a type inside another one.
struct TotalPlan {
  int over = 0;      // record type that is counted
  int within = 0;    // record type it starts anew at
  Expression when;   // count: which records; empty: all
  Expression value;  // sum: what of each; empty: count
};

// What the expressions of a message share.
struct ExpressionTables {
  std::vector<TotalPlan> totals;
  std::vector<std::vector<FieldPlace>> cells;  // by record type: numbers its expressions read
};

// Where an element is: a leaf, or a group of leaves.
struct ElementPlace {
  ElementIndex element = kNoElement;
  std::vector<FieldPlace> fields;  // a leaf: that one; a group: the leaves in it
};

// A message as its rules see it. Lists and patterns are shared by all messages.
struct RuleVocabulary {
  std::map<std::string, CodeList, std::less<>> lists;
  std::map<std::string, std::regex, std::less<>> patterns;
};

// The names as seen from one record type of one message; `inside` is put before plain paths.
class RuleScope {
 public:
  RuleScope(const MessageGrammar& message,
            int record,
            std::string inside,
            const RuleVocabulary& vocabulary,
            ExpressionTables& tables)
      : message_(&message),
        record_(record),
        inside_(std::move(inside)),
        vocabulary_(&vocabulary),
        tables_(&tables) {}

  // The element at "Omvang/Volume", "^Client/Bsn" or "Header/Afzender"; "." is the record itself. A
  // group with nothing but records in it has no fields. Throws RuleProblem.
  ElementPlace Find(std::string_view path) const;
  // The leaf at a path.
  FieldPlace Leaf(std::string_view path) const;
  // The number of the cell in which the number at a place is kept.
  std::uint16_t Cell(const FieldPlace& place) const;
  const CodeList& List(std::string_view name) const;
  const std::regex& Pattern(std::string_view name) const;

  // The scope of a record type inside this one, for count and sum.
  RuleScope Inside(std::string_view record) const;
  // A running total over the records of `inner`, made anew at each record of this type; gives its
  // number.
  int AddTotal(const RuleScope& inner, Expression when, Expression value) const;

  int record() const { return record_; }
  const MessageGrammar& message() const { return *message_; }

 private:
  ElementPlace FindIn(int record, int hops, std::string_view path) const;

  const MessageGrammar* message_;
  int record_;
  std::string inside_;
  const RuleVocabulary* vocabulary_;
  ExpressionTables* tables_;
};

// Compiles "Einddatum >= Begindatum and not empty(Omvang)". Throws RuleProblem.
Expression CompileExpression(std::string_view text, const RuleScope& scope);

}  // namespace doelmaat::ijw
