// A JSON file of a user, with the line of every value for messages.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace doelmaat::service {

// The line of every value of a JSON text, by its pointer ("/0/inputs/x"). The text must be valid.
std::map<std::string, std::size_t> JsonLines(const std::string& text);

class JsonFile {
 public:
  // Reads and parses. Throws kNotFound or kIo for a file that cannot be read, kBadData, with the
  // line, for one that is no JSON or holds a key twice.
  explicit JsonFile(const std::filesystem::path& path);
  ~JsonFile();
  JsonFile(const JsonFile&) = delete;
  JsonFile& operator=(const JsonFile&) = delete;
  JsonFile(JsonFile&&) = delete;
  JsonFile& operator=(JsonFile&&) = delete;

  const nlohmann::ordered_json& root() const { return *root_; }
  const std::string& name() const { return name_; }
  // "bestand.json, regel 12".
  std::string Place(const std::string& pointer) const;
  [[noreturn]] void Refuse(const std::string& pointer, const std::string& what) const;

  // Values that must be there. `pointer` is that of the object or array that holds them.
  const nlohmann::ordered_json& Member(const std::string& pointer, const std::string& key) const;
  const nlohmann::ordered_json& Object(const std::string& pointer, const std::string& key) const;
  double Number(const std::string& pointer) const;
  std::string Text(const std::string& pointer) const;

 private:
  std::string name_;
  std::unique_ptr<nlohmann::ordered_json> root_;
  std::map<std::string, std::size_t> lines_;
};

// A key as it stands in a pointer.
std::string Escaped(const std::string& key);

}  // namespace doelmaat::service
