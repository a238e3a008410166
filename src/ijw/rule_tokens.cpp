#include "ijw/rule_tokens.h"

#include <charconv>

#include "base/text.h"
#include "ijw/calendar.h"
#include "ijw/rule_scope.h"

namespace doelmaat::ijw {
namespace {

constexpr std::size_t kDaySize = 10;  // 2021-01-01

bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return IsSmall(c) || IsCapital(c); }

[[noreturn]] void Refuse(std::string_view text, std::size_t at) {
  throw RuleProblem(base::Say(
      "rule.bad_character",
      {{"text", std::string(text.substr(at, kDaySize))}, {"position", std::to_string(at + 1)}}));
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Token> Split() {
    std::vector<Token> tokens;
    while (true) {
      while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) {
        ++at_;
      }
      tokens.push_back(Next());
      if (tokens.back().kind == Token::Kind::kEnd) {
        return tokens;
      }
    }
  }

 private:
  char Peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::string_view Take(std::size_t size) {
    const std::string_view taken = text_.substr(at_, size);
    at_ += size;
    return taken;
  }

  Token Next() {
    const char c = Peek();
    if (at_ >= text_.size()) {
      return {};
    }
    if (c == '\'') {
      return Quoted();
    }
    if (IsDigit(c)) {
      return Number();
    }
    if (c == '^' || IsCapital(c)) {
      return Path();
    }
    if (c == '.') {
      return {Token::Kind::kPath, Take(1)};
    }
    if (IsSmall(c)) {
      std::size_t size = 1;
      while (IsSmall(Peek(size)) || Peek(size) == '_' || IsDigit(Peek(size))) {
        ++size;
      }
      return {Token::Kind::kName, Take(size)};
    }
    return Sign();
  }

  Token Quoted() {
    const std::size_t end = text_.find('\'', at_ + 1);
    if (end == std::string_view::npos) {
      Refuse(text_, at_);
    }
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return {Token::Kind::kText, inside};
  }

  Token Number() {
    if (const auto day = ParseDay(text_.substr(at_, kDaySize)); day.has_value()) {
      return {Token::Kind::kDay, Take(kDaySize), *day};
    }
    std::size_t size = 1;
    while (IsDigit(Peek(size))) {
      ++size;
    }
    Token token{Token::Kind::kNumber, text_.substr(at_, size)};
    const char* const digits = token.text.data();
    if (std::from_chars(digits, digits + token.text.size(), token.number).ec != std::errc()) {
      Refuse(text_, at_);
    }
    at_ += size;
    return token;
  }

  // A stroke belongs to the path only between letters, so that "Volume / 60" can be written.
  Token Path() {
    std::size_t size = 1;
    while (IsLetter(Peek(size)) || IsDigit(Peek(size)) ||
           (Peek(size) == '/' && IsLetter(Peek(size + 1)))) {
      ++size;
    }
    return {Token::Kind::kPath, Take(size)};
  }

  Token Sign() {
    for (const std::string_view sign :
         {"!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "(", ")", "[", "]", ","}) {
      if (text_.substr(at_).starts_with(sign)) {
        return {Token::Kind::kSign, Take(sign.size())};
      }
    }
    Refuse(text_, at_);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> SplitCondition(std::string_view text) { return Splitter(text).Split(); }

}  // namespace doelmaat::ijw
