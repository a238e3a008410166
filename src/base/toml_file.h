// A TOML file being read, of the catalogue or of a user: every refusal names file and line. For the
// .cpp files that read one; it brings in all of toml++.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/embedded_files.h"
#include "base/error.h"

namespace doelmaat::base {

class TomlFile {
 public:
  // Throws kConfig, as everything here does, for a file that is no TOML.
  explicit TomlFile(const Catalog::File& file);

  const toml::table& root() const { return root_; }
  // "file, regel n".
  std::string Place(const toml::node& node) const;
  // The line of a key, or of the table when the key is not there.
  static std::uint32_t LineOf(const toml::table& table, std::string_view key);

  [[noreturn]] void Refuse(std::uint32_t line, const std::string& what) const;
  // Refuses another `id` than the name that the file is asked for by: its outcomes are told by it.
  void CheckId(const std::string& name) const;
  // Refuses a key that is not among the known ones.
  void CheckKeys(const toml::table& table, std::initializer_list<std::string_view> known) const;

  // The value of a key that must be there, and be of that kind: a text that is not empty, a finite
  // number, a whole number.
  std::string Text(const toml::table& table, std::string_view key) const;
  double Number(const toml::table& table, std::string_view key) const;
  std::int64_t Integer(const toml::table& table, std::string_view key) const;
  // Whether the key is true; false when it is not there.
  bool Flag(const toml::table& table, std::string_view key) const;
  // "" when the key is not there.
  std::string OptionalText(const toml::table& table, std::string_view key) const;
  // A list of texts or numbers; none when the key is not there.
  std::vector<std::string> Texts(const toml::table& table, std::string_view key) const;
  std::vector<double> Numbers(const toml::table& table, std::string_view key) const;

  // The tables [[name]] of the file; a table [name] that must be there; one that may be, or
  // nullptr. What is there and written otherwise is refused.
  std::vector<const toml::table*> Tables(std::string_view name) const;
  const toml::table& Table(std::string_view name) const;
  const toml::table* FindTable(std::string_view name) const;

  // Runs `use`; what it refuses without a place of its own gets that of the line.
  template <typename Use>
  auto At(std::uint32_t line, const Use& use) const {
    try {
      return use();
    } catch (const Error& error) {
      const std::string what = error.what();
      if (error.kind() == ErrorKind::kConfig) {
        throw;
      }
      if (what.starts_with(path_)) {
        throw Error(ErrorKind::kConfig, what);
      }
      Refuse(line, what);
    }
  }

 private:
  std::string path_;
  toml::table root_;
};

}  // namespace doelmaat::base
