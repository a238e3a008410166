// Fills the templates of web/templates. Every value is escaped for the place where it stands; only
// a chart, which escapes its own texts, goes in as it is.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/table_view.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace doelmaat::report {

// Where a page lies in the folder of a report, for its links.
enum class PagePlace { kTop, kFolder };

// A part of a page that is being filled: the page itself, one showing of a section, an include.
class HtmlPart {
 public:
  explicit HtmlPart(ctemplate::TemplateDictionary* dictionary, PagePlace place)
      : dictionary_(dictionary), place_(place) {}

  void Set(std::string_view name, std::string_view text);
  void SetChart(std::string_view svg);
  // A relative link to a file of the report, named from the top folder.
  void SetLink(std::string_view name, std::string_view path);
  // Shows a section once more.
  HtmlPart Show(std::string_view section);
  // Shows a section for each text, with the text as {{TEXT}}.
  void ShowEach(std::string_view section, const std::vector<std::string>& texts);
  HtmlPart Include(std::string_view marker, std::string_view template_file);
  void IncludeTable(std::string_view marker, const TableView& view);

 private:
  ctemplate::TemplateDictionary* dictionary_;
  PagePlace place_;
};

class HtmlPage {
 public:
  // `template_file` under web/templates fills the main part of the frame page.tpl. Every text under
  // report.static in locales is there as {{T_<KEY>}}.
  HtmlPage(std::string_view template_file, PagePlace place);
  ~HtmlPage();
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  HtmlPart& frame() { return frame_; }
  HtmlPart& main() { return main_; }
  std::string Render();

 private:
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
  HtmlPart frame_;
  HtmlPart main_;
};

// The path of a municipality's page from the top folder.
std::string MunicipalityPath(const std::string& id);
// The path of the page on what would change its class.
std::string ClassPath(const std::string& id);
// The path of a region's page, and of its figures less their ending.
std::string RegionPath(const std::string& id);
std::string RegionCsvPath(const std::string& id);
inline constexpr const char* kMethodPath = "methoden.html";

}  // namespace doelmaat::report
