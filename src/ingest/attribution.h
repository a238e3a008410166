#pragma once

#include <filesystem>
#include <string>

namespace doelmaat::ingest {

// Where figures come from; shown beside every number that rests on them.
struct Attribution {
  std::string title;
  std::string publisher;
  std::string tables;
  std::string licence;
  std::string retrieved;
  std::string note;
  bool described = false;  // the description fits the bytes
};

// Reads the description beside a table: a.toml for a.csv. Without one, the title is the file name
// and the publisher is named as not given. Says so in the note when the description was made for
// other bytes than `digest`. Throws kConfig for a description that is no TOML.
Attribution ReadAttribution(const std::filesystem::path& table, const std::string& digest);

}  // namespace doelmaat::ingest
