#pragma once

namespace doelmaat::ingest {

// The release whose catalogue is read; others are read by it or refused (ijw/grammar.h).
inline constexpr const char* kRelease = "3.2";

}  // namespace doelmaat::ingest
