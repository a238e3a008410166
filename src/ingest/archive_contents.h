// What lies in an archive, as far as that tells who reads it; and what is no delivery at all.
#pragma once

#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "ingest/message_source.h"

namespace doelmaat::ingest {

// Whether an archive is a text or presentation as an office program saves it (.docx, .pptx, .odt,
// .odp). By what it holds; an archive that is damaged is none.
bool IsOfficeDocument(const std::string& path, const std::string& name);

// Refuses archives that are taken for messages because they are nothing else, and hold none: before
// anybody asks for the key of persons. Looks no further than the first message. Throws kBadData,
// with the file in the archive where that is an archive itself.
void RefuseForeignArchives(const base::Catalog& catalog, const std::vector<InputFile>& inputs);

}  // namespace doelmaat::ingest
