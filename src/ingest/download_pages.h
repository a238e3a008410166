// Whether the pages of a download are all there.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ingest/download_part.h"
#include "ingest/download_source.h"

namespace doelmaat::ingest {

// `ends`: of the pages of the set, in their order; at least one. `promised`: how many records of
// the long form its description says there are. Throws kBadData, with the file, where they are not
// one whole download:
//
//   - each page but the last tells how many records stand before the next: a page before that is
//     missing, or two that are last;
//   - the last tells nothing, so its numbers must join those of the page before: no step between
//     the two that is larger than a page and than any step within one (a selection has steps);
//   - a page alone whose numbers have no gaps begins at 0, or at no multiple of the size of a page;
//   - the records are as many as promised, where no selection can have been made.
//
// The last page alone of a selection with gaps is not told from a whole one.
void CheckPages(const Download& set,
                const std::vector<PageEnd>& ends,
                std::optional<std::size_t> promised);

}  // namespace doelmaat::ingest
