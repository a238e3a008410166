// What the pages on other methods and on the firmness of a class share.
#pragma once

#include <string>

#include "report/html_page.h"
#include "report/run_tables.h"

namespace doelmaat::report {

// Into {{#TRUST}} of a page: a sentence, and a link to the page that says more. Nothing when the
// run has none.
void LinkToMethods(HtmlPart* main, const RunTables& run);
void LinkToClass(HtmlPart* main, const RunTables& run, const std::string& id);

}  // namespace doelmaat::report
