#include "ingest/code_names.h"

#include <set>
#include <vector>

#include "base/alike.h"
#include "ingest/joined_names.h"

namespace doelmaat::ingest {
namespace {

constexpr std::string_view kHardSpace = "\xC2\xA0";

// Anything of a letter with an accent is one.
bool IsOfWord(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') ||
         static_cast<unsigned char>(sign) >= 0x80;
}

std::string PlainLabel(std::string_view name) {
  std::string text(name);
  for (std::size_t at = text.find(kHardSpace); at != std::string::npos;
       at = text.find(kHardSpace)) {
    text.replace(at, kHardSpace.size(), " ");
  }
  std::string plain;
  bool space = false;
  for (const char sign : base::Folded(text)) {
    if (sign == ' ') {
      space = true;
      continue;
    }
    if (space && !plain.empty() && IsOfWord(plain.back()) && IsOfWord(sign)) {
      plain += ' ';
    }
    plain += sign;
    space = false;
  }
  return plain;
}

// The names that topics are selected by stand for themselves.
std::map<std::string, std::string> SelectedNames(const StatlineBinding& binding,
                                                 const std::string& dimension) {
  std::map<std::string, std::string> names;
  for (const StatlineTopic& topic : binding.topics) {
    if (const auto found = topic.select_title.find(dimension); found != topic.select_title.end()) {
      names[found->second] = found->second;
    }
  }
  return names;
}

// What knows names, the first first.
std::vector<std::map<std::string, std::string>> Knowing(const StatlineBinding& binding,
                                                        const StatlineDescription& described,
                                                        const std::string& dimension) {
  std::vector<std::map<std::string, std::string>> knowing;
  for (const NamedCodes* codes : {&described.codes, &binding.codes}) {
    if (const auto found = codes->find(dimension); found != codes->end()) {
      knowing.push_back(found->second);
    }
  }
  knowing.push_back(SelectedNames(binding, dimension));
  return knowing;
}

// The codes that a name may have.
std::set<std::string> CodesOf(const std::map<std::string, std::string>& codes,
                              std::string_view name) {
  if (const auto exact = codes.find(std::string(name)); exact != codes.end()) {
    return {exact->second};
  }
  const std::string plain = PlainLabel(name);
  std::set<std::string> alike;
  for (const auto& [known, code] : codes) {
    if (PlainLabel(known) == plain) {
      alike.insert(code);
    }
  }
  return alike;
}

std::optional<std::string> TheOne(const std::set<std::string>& codes) {
  return codes.size() == 1 && !codes.begin()->empty() ? std::optional(*codes.begin())
                                                      : std::nullopt;
}

}  // namespace

std::optional<std::string> CodeByName(const std::map<std::string, std::string>& codes,
                                      std::string_view name) {
  return TheOne(CodesOf(codes, name));
}

std::optional<std::string> CodeOfLabel(const StatlineBinding& binding,
                                       const StatlineDescription& described,
                                       const std::string& dimension,
                                       std::string_view label) {
  for (const auto& known : Knowing(binding, described, dimension)) {
    if (const std::set<std::string> codes = CodesOf(known, label); !codes.empty()) {
      return TheOne(codes);
    }
  }
  return std::nullopt;
}

std::string KnownLabels(const StatlineBinding& binding,
                        const StatlineDescription& described,
                        const std::string& dimension) {
  std::set<std::string> names;
  for (const auto& codes : Knowing(binding, described, dimension)) {
    for (const auto& [name, code] : codes) {
      names.insert("'" + name + "'");
    }
  }
  return names.empty() ? "–" : Joined(names);
}

}  // namespace doelmaat::ingest
