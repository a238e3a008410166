#include "report/html_page.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include "base/check.h"
#include "base/embedded_files.h"
#include "base/language.h"
#include "base/text.h"
#include "report/traffic_page.h"

namespace doelmaat::report {
namespace {

using ctemplate::TemplateString;

constexpr std::string_view kFolder = "web/templates/";
constexpr std::string_view kStatic = "report.static.";
constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

TemplateString View(std::string_view text) { return TemplateString(text.data(), text.size()); }

ctemplate::TemplateCache& Templates() {
  static ctemplate::TemplateCache* const kCache = [] {
    auto* cache = new ctemplate::TemplateCache;
    for (const auto& [path, bytes] : base::BuiltInUnder(kFolder)) {
      const std::string name = path.substr(kFolder.size());
      DOELMAAT_CHECK(cache->StringToTemplateCache(name, bytes, kStrip));
    }
    return cache;
  }();
  return *kCache;
}

std::string MarkerOf(std::string_view key) {
  std::string marker = "T_";
  for (const char c : key.substr(kStatic.size())) {
    marker += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return marker;
}

void SetStaticTexts(ctemplate::TemplateDictionary* dictionary) {
  for (const std::string& key : base::TextKeys()) {
    if (key.starts_with(kStatic)) {
      dictionary->SetTemplateGlobalValue(MarkerOf(key), base::Say(key));
    }
  }
}

std::string PathOf(LinksTo page, const std::string& id) {
  switch (page) {
    case LinksTo::kClass:
      return ClassPath(id);
    case LinksTo::kRegion:
      return RegionPath(id);
    case LinksTo::kTraffic:
      return TrafficPath(id);
    case LinksTo::kMunicipality:
      return MunicipalityPath(id);
  }
  return "";
}

}  // namespace

std::string MunicipalityPath(const std::string& id) { return "gemeente/" + id + ".html"; }

std::string ClassPath(const std::string& id) { return "klasse/" + id + ".html"; }

void HtmlPart::Set(std::string_view name, std::string_view text) {
  dictionary_->SetValue(View(name), View(text));
}

void HtmlPart::SetChart(std::string_view svg) { Set("CHART", svg); }

void HtmlPart::SetLink(std::string_view name, std::string_view path) {
  Set(name, (place_ == PagePlace::kFolder ? "../" : "") + std::string(path));
}

HtmlPart HtmlPart::Show(std::string_view section) {
  return HtmlPart(dictionary_->AddSectionDictionary(View(section)), place_);
}

void HtmlPart::ShowEach(std::string_view section, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    Show(section).Set("TEXT", text);
  }
}

HtmlPart HtmlPart::Include(std::string_view marker, std::string_view template_file) {
  ctemplate::TemplateDictionary* included = dictionary_->AddIncludeDictionary(View(marker));
  included->SetFilename(View(template_file));
  return HtmlPart(included, place_);
}

void HtmlPart::IncludeTable(std::string_view marker, const TableView& view) {
  HtmlPart table = Include(marker, "table.tpl");
  table.Set("CAPTION", view.caption);
  if (view.sortable) {
    table.Show("SORTABLE");
  }
  for (const auto& header : view.headers) {
    HtmlPart part = table.Show("HEADER");
    part.Set("TEXT", header.text);
    part.Set("CSS", header.numeric ? "num" : "txt");
  }
  for (const auto& line : view.lines) {
    HtmlPart row = table.Show("LINE");
    row.Set("CSS", line.own ? "own" : "row");
    for (std::size_t i = 0; i < line.fields.size(); ++i) {
      const TableView::Field& field = line.fields[i];
      HtmlPart cell = row.Show("CELL").Show(i == 0 ? "NAME" : field.numeric ? "NUMBER" : "WORD");
      HtmlPart inner = cell.Show(field.link.empty() ? "PLAIN" : "LINK");
      inner.Set("TEXT", field.text);
      if (!field.link.empty()) {
        inner.SetLink("HREF", PathOf(view.links, field.link));
      }
    }
  }
  table.ShowEach("NOTE", view.notes);
}

HtmlPage::HtmlPage(std::string_view template_file, PagePlace place)
    : dictionary_(std::make_unique<ctemplate::TemplateDictionary>("page")),
      frame_(dictionary_.get(), place),
      main_(frame_.Include("MAIN", template_file)) {
  SetStaticTexts(dictionary_.get());
  frame_.Set("LANG", base::LanguageCode(base::SpokenLanguage()));
  frame_.SetLink("HREF_INDEX", "index.html");
  frame_.SetLink("HREF_NATIONAL", "nederland.html");
  frame_.SetLink("HREF_CSS", "assets/doelmaat.css");
  frame_.SetLink("HREF_JS", "assets/doelmaat.js");
}

HtmlPage::~HtmlPage() = default;

std::string HtmlPage::Render() {
  std::string html;
  DOELMAAT_CHECK(Templates().ExpandWithData("page.tpl", kStrip, dictionary_.get(), nullptr, &html));
  return html;
}

}  // namespace doelmaat::report
