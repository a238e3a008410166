// The exit codes, once: what the program gives, what the man page says and what the test of the
// table in docs/user/afsluitcodes.md expects.
#pragma once

#include <string_view>

#include "base/error.h"

namespace doelmaat::app {

// As in sysexits.h, where it has one.
enum class ExitCode {
  kOk = 0,
  kBadInput = 64,
  kBadData = 65,
  kNotFound = 66,
  kInternal = 70,
  kIo = 74,
  kConflict = 75,
  kConfig = 78,
  kBug = 134,  // the program stops itself (SIGABRT)
};

struct ExitCodeMeaning {
  ExitCode code;
  std::string_view text;  // key
};

// texts: exit.*
inline constexpr ExitCodeMeaning kExitCodes[] = {
    {ExitCode::kOk, "exit.ok"},
    {ExitCode::kBadInput, "exit.bad_input"},
    {ExitCode::kBadData, "exit.bad_data"},
    {ExitCode::kNotFound, "exit.not_found"},
    {ExitCode::kInternal, "exit.internal"},
    {ExitCode::kIo, "exit.io"},
    {ExitCode::kConflict, "exit.conflict"},
    {ExitCode::kConfig, "exit.config"},
    {ExitCode::kBug, "exit.bug"},
};

// A command that ends well and has found something wrong in what it looked at.
inline constexpr int kFound = static_cast<int>(ExitCode::kBadData);

int ExitCodeOf(ErrorKind kind);

}  // namespace doelmaat::app
