#include "ingest/download_pages.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// Pages of CBS begin at a multiple of this.
constexpr std::int64_t kPageSize = 10000;

// "…&$skip=20000": 20000. Nothing for another kind of link.
std::optional<std::size_t> SkipOf(const std::string& link) {
  for (const std::string_view mark : {"$skip=", "%24skip="}) {
    const std::size_t at = link.find(mark);
    if (at == std::string::npos) {
      continue;
    }
    std::size_t skip = 0;
    const char* const digits = link.data() + at + mark.size();
    const auto [end, problem] = std::from_chars(digits, link.data() + link.size(), skip);
    if (problem == std::errc() && end != digits) {
      return skip;
    }
  }
  return std::nullopt;
}

bool IsSelection(const std::string& link) {
  return link.find("$filter=") != std::string::npos || link.find("%24filter=") != std::string::npos;
}

// The pages in their order, which their links tell; the one without a link last.
std::vector<std::size_t> InOrder(const Download& set, const std::vector<PageEnd>& ends) {
  std::vector<std::pair<std::size_t, std::size_t>> chain;  // records up to the next page, page
  std::vector<std::size_t> last;
  for (std::size_t p = 0; p < ends.size(); ++p) {
    if (ends[p].next_link.empty()) {
      last.push_back(p);
      continue;
    }
    const std::optional<std::size_t> skip = SkipOf(ends[p].next_link);
    if (!skip.has_value()) {
      throw Error(ErrorKind::kBadData,
                  Say("download.other_link", {{"file", set.pages[p].file.name}}));
    }
    chain.emplace_back(*skip, p);
  }
  std::sort(chain.begin(), chain.end());
  std::vector<std::size_t> order;
  std::size_t before = 0;
  for (const auto& [skip, page] : chain) {
    if (ends[page].records > skip) {
      throw Error(ErrorKind::kBadData,
                  Say("download.page_too_long",
                      {{"file", set.pages[page].file.name},
                       {"records", std::to_string(ends[page].records)},
                       {"skip", std::to_string(skip)}}));
    }
    if (skip != before + ends[page].records) {
      throw Error(ErrorKind::kBadData,
                  Say("download.page_missing_before",
                      {{"file", set.pages[page].file.name},
                       {"expected", std::to_string(skip - ends[page].records)},
                       {"found", std::to_string(before)}}));
    }
    before = skip;
    order.push_back(page);
  }
  if (last.empty()) {
    throw Error(
        ErrorKind::kBadData,
        Say("download.next_page_missing",
            {{"file", set.pages[order.back()].file.name}, {"link", ends[order.back()].next_link}}));
  }
  if (last.size() > 1) {
    throw Error(ErrorKind::kBadData,
                Say("download.two_downloads", {{"file", set.name}, {"table", set.table}}));
  }
  order.push_back(last.front());
  return order;
}

// A page alone that begins where a page begins, and not at the start. A selection may begin
// anywhere, but hardly ever there, and leaves gaps where it does.
bool LacksItsStart(const PageEnd& only) {
  const std::int64_t first = only.first_id.value_or(0);
  return only.largest_step == 1 && first > 0 && first % kPageSize == 0;
}

// Whether between two pages that should join at least a page of numbers is left out, where no
// selection leaves out as many anywhere else.
bool DoNotJoin(const PageEnd& page, const PageEnd& next, std::int64_t largest_step) {
  if (!page.last_id.has_value() || !next.first_id.has_value()) {
    return false;
  }
  const std::int64_t step = *next.first_id - *page.last_id;
  return step > largest_step && step > static_cast<std::int64_t>(page.records);
}

}  // namespace

void CheckPages(const Download& set,
                const std::vector<PageEnd>& ends,
                std::optional<std::size_t> promised) {
  const std::vector<std::size_t> order = InOrder(set, ends);
  if (order.size() == 1 && LacksItsStart(ends.front())) {
    throw Error(ErrorKind::kBadData,
                Say("download.pages_before_missing",
                    {{"file", set.pages.front().file.name},
                     {"first", std::to_string(ends.front().first_id.value_or(0))}}));
  }
  std::int64_t largest_step = 1;
  std::size_t records = 0;
  for (const PageEnd& end : ends) {
    largest_step = std::max(largest_step, end.largest_step);
    records += end.records;
  }
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    if (DoNotJoin(ends[order[i]], ends[order[i + 1]], largest_step)) {
      throw Error(ErrorKind::kBadData,
                  Say("download.page_missing_between",
                      {{"before", set.pages[order[i]].file.name},
                       {"last", std::to_string(ends[order[i]].last_id.value_or(0))},
                       {"after", set.pages[order[i + 1]].file.name},
                       {"first", std::to_string(ends[order[i + 1]].first_id.value_or(0))}}));
    }
  }
  // Text in an archive is a whole table; of JSON only what is no selection is, and one page does
  // not say whether it is.
  const bool whole = set.pages.front().format == DownloadFormat::kDelimited ||
                     (order.size() > 1 && !IsSelection(ends[order.front()].next_link));
  if (set.form == StatlineForm::kLong && whole && promised.has_value() && *promised != records) {
    throw Error(ErrorKind::kBadData,
                Say("download.not_whole",
                    {{"file", set.name},
                     {"found", std::to_string(records)},
                     {"promised", std::to_string(*promised)}}));
  }
}

}  // namespace doelmaat::ingest
