// Made-up tables of a run, for tests of pages only. No real municipality, no real figure.
#pragma once

#include "report/run_tables.h"

namespace doelmaat::report {

struct FixtureOptions {
  int municipalities = 40;
  bool check_passed = false;
  bool optional_tables = true;  // everything but model, units, comparables and excluded
};

// Ids run from GM0001. GM0001 has a hostile name, GM0002 a clear class, GM0003 no clear class;
// GM9001 is excluded.
RunTables MakeFixture(const FixtureOptions& options = {});

}  // namespace doelmaat::report
