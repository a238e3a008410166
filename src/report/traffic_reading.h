// What a table of messages says in a sentence, and of which of its rows.
#pragma once

#include <optional>
#include <string>

#include "report/run_tables.h"
#include "report/traffic_page.h"

namespace doelmaat::report {

// The margin of a column; "" when it has none.
std::string MarginOf(const result::ResultTable& table, const Record& row, const std::string& name);

// The row that a reading is of: with the key it asks for, of the last period that is complete, the
// one with most persons behind it.
std::optional<Record> RowForReading(const TrafficReport& report, const TrafficItem& item);

// A number in running text; nothing when there is none. {-name} is no text, of a reading that holds
// where the number cannot be known; one that is withheld may be anything.
std::optional<std::string> InWords(const result::ResultTable& table,
                                   const Record& row,
                                   const std::string& placeholder);

// The first reading of which every number is known; "" when there is none.
std::string ReadingOf(const TrafficReport& report, const TrafficItem& item);

// Whether there would be a reading if nothing were withheld: it is, and is not said not to be
// there.
bool IsReadingWithheld(const TrafficReport& report, const TrafficItem& item);

}  // namespace doelmaat::report
