#include "ijw/code_list.h"

#include <algorithm>

#include "base/error.h"
#include "base/table_file.h"
#include "base/text.h"

namespace doelmaat::ijw {

CodeList CodeList::Load(const base::Catalog& catalog, const std::string& id) {
  const base::Catalog::File& file = catalog.Find("codes/" + id);
  base::TableFile table = base::ParseTable(file.bytes, file.path);
  CodeList list;
  list.columns_ = table.header;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::string code = table.rows[i].front();
    if (!list.rows_.emplace(code, std::move(table.rows[i])).second) {
      throw Error(ErrorKind::kConfig,
                  base::Say("catalog.bad_file",
                            {{"file", file.path},
                             {"line", std::to_string(table.lines[i])},
                             {"what", base::Say("rule.code_twice", {{"code", code}})}}));
    }
  }
  return list;
}

int CodeList::Column(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  return found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin());
}

const std::string* CodeList::Find(std::string_view code, int column) const {
  const auto found = rows_.find(code);
  return found == rows_.end() ? nullptr : &found->second[static_cast<std::size_t>(column)];
}

}  // namespace doelmaat::ijw
