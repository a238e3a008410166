// Every text that a user reads, by key, from locales/<language>.toml.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::base {

// A named value for a text: `{name}` in the text becomes `value`, and `{name|regel|regels}` the
// first word when the value is "1", else the second.
struct TextValue {
  std::string_view name;
  std::string value;
};

// The text of `key` ("ingest.column_missing") with its values filled in. A key that does not exist,
// or a value the text asks for and does not get, is a bug.
std::string Say(std::string_view key, std::initializer_list<TextValue> values = {});

// Whether there is a text for the key; for keys made from data (units, catalogue ids).
bool HasText(std::string_view key);

// The names between braces in a text whose values are still open, in order, each once. A brace that
// is not closed, with what follows it, is a name too: no value has it.
std::vector<std::string> Placeholders(std::string_view text);

// The names that a text of somebody else asks for and that of `key`, whose place it takes, does
// not.
std::vector<std::string> AskedInVain(std::string_view key, std::string_view text);

// Every key, in order; for the test that holds texts and code together.
std::vector<std::string> TextKeys();

}  // namespace doelmaat::base
