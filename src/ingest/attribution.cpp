#include "ingest/attribution.h"

#include <toml++/toml.h>

#include "base/error.h"
#include "base/file.h"
#include "base/language.h"
#include "base/text.h"

namespace doelmaat::ingest {

using base::Say;

Attribution ReadAttribution(const std::filesystem::path& table, const std::string& digest) {
  std::filesystem::path beside = table;
  beside.replace_extension(".toml");
  if (!std::filesystem::is_regular_file(beside)) {
    const base::KeptTexts kept;
    const std::string unknown = Say("ingest.source_not_given");
    return {table.filename().string(), unknown, "", unknown, "", "", false};
  }
  try {
    const toml::table file = toml::parse(base::ReadFile(beside), beside.filename().string());
    const auto text = [&](std::string_view key) { return file[key].value_or<std::string>(""); };
    Attribution found{text("title"),
                      text("publisher"),
                      "",
                      text("licence"),
                      text("retrieved"),
                      text("note"),
                      false};
    if (const toml::array* tables = file["tables"].as_array()) {
      for (const toml::node& node : *tables) {
        found.tables += (found.tables.empty() ? "" : ", ") + node.value_or<std::string>("");
      }
    }
    found.described = text("sha256") == digest;
    if (!found.described) {
      const base::KeptTexts kept;
      found.note = Say("ingest.changed_since_description") + "\n" + found.note;
    }
    return found;
  } catch (const toml::parse_error& problem) {
    throw Error(ErrorKind::kConfig,
                Say("catalog.bad_file",
                    {{"file", beside.filename().string()},
                     {"line", std::to_string(problem.source().begin.line)},
                     {"what", std::string(problem.description())}}));
  }
}

}  // namespace doelmaat::ingest
