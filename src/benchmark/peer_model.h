#pragma once

#include <string>

#include "base/embedded_files.h"
#include "benchmark/benchmark_model.h"

namespace doelmaat::benchmark {

// Reads one definition of comparable municipalities, as a model does with the one that it names.
// Throws kNotFound for an unknown id, and kConfig, with file and line, for a file that is not
// whole.
PeerModel LoadPeerModel(const base::Catalog& catalog, const std::string& id);

}  // namespace doelmaat::benchmark
