#include "chart/svg.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/check.h"
#include "base/number_text.h"

namespace doelmaat::chart {
namespace {

std::string Attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + EscapeXml(value) + "\"";
}

std::string Place(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + Coordinate(value) + "\"";
}

std::string_view AnchorWord(Anchor anchor) {
  switch (anchor) {
    case Anchor::kStart:
      return "start";
    case Anchor::kMiddle:
      return "middle";
    case Anchor::kEnd:
      return "end";
  }
  return "start";
}

constexpr double kHatchStep = 8.0;

// The multiples of the step from `from` up to, but not at, `to`.
std::vector<double> HatchesBetween(double from, double to) {
  std::vector<double> hatches;
  const double first = std::ceil(from / kHatchStep);
  for (int i = 0; (first + i) * kHatchStep < to; ++i) {
    hatches.push_back((first + i) * kHatchStep);
  }
  return hatches;
}

std::string Move(double x, double y) { return "M" + Coordinate(x) + " " + Coordinate(y); }

// Lines x + y = c for every multiple c of the step, cut off at the edges.
std::string DiagonalsIn(const Area& area) {
  const double right = area.x + area.width;
  const double bottom = area.y + area.height;
  std::string path;
  for (const double c : HatchesBetween(area.x + area.y, right + bottom)) {
    const double from = std::max(area.x, c - bottom);
    const double to = std::min(right, c - area.y);
    path += Move(from, c - from) + "L" + Coordinate(to) + " " + Coordinate(c - to);
  }
  return path;
}

// Level lines, which the style makes dots of.
std::string RowsIn(const Area& area) {
  std::string path;
  for (const double y : HatchesBetween(area.y, area.y + area.height)) {
    path += Move(area.x, y) + "H" + Coordinate(area.x + area.width);
  }
  return path;
}

}  // namespace

std::string EscapeXml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Coordinate(double value) {
  DOELMAAT_CHECK(std::isfinite(value));
  std::string text = base::FormatNumber(value, 1, base::NumberStyle::kMachine);
  if (text.ends_with(".0")) {
    text.resize(text.size() - 2);
  }
  return text;
}

Svg::Svg(const Caption& caption, double height, SvgRole role)
    : id_(caption.id), text_("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-svg\"") {
  text_ += Attribute("role", role == SvgRole::kPicture ? "img" : "group");
  text_ += Attribute("aria-labelledby", id_ + "-t " + id_ + "-d");
  text_ += " viewBox=\"0 0 " + Coordinate(kChartWidth) + " " + Coordinate(height) + "\"";
  text_ += " font-family=\"sans-serif\" font-size=\"16\"><title" + Attribute("id", id_ + "-t") +
           ">" + EscapeXml(caption.title) + "</title><desc" + Attribute("id", id_ + "-d") + ">" +
           EscapeXml(caption.description) + "</desc>";
}

void Svg::Line(std::string_view css, double x1, double y1, double x2, double y2) {
  text_ += "<line" + Attribute("class", css) + Place("x1", x1) + Place("y1", y1) + Place("x2", x2) +
           Place("y2", y2) + "/>";
}

void Svg::Path(std::string_view css, std::string_view path) {
  if (!path.empty()) {
    text_ += "<path" + Attribute("class", css) + Attribute("d", path) + "/>";
  }
}

void Svg::Rectangle(std::string_view css, double x, double y, double width, double height) {
  text_ += "<rect" + Attribute("class", css) + Place("x", x) + Place("y", y) +
           Place("width", width) + Place("height", height) + "/>";
}

void Svg::Hatched(std::string_view css, const Area& area, Hatch hatch) {
  Path(hatch == Hatch::kLines ? "c-hatch" : "c-dots",
       hatch == Hatch::kLines ? DiagonalsIn(area) : RowsIn(area));
  Rectangle(std::string(css) + " c-open-area", area.x, area.y, area.width, area.height);
}

void Svg::Text(std::string_view css, double x, double y, Anchor anchor, std::string_view text) {
  text_ += "<text" + Attribute("class", css) + Place("x", x) + Place("y", y) +
           (anchor == Anchor::kStart ? "" : Attribute("text-anchor", AnchorWord(anchor))) + ">" +
           EscapeXml(text) + "</text>";
}

void Svg::Point(std::string_view css, std::string_view path, std::string_view says) {
  text_ += "<path" + Attribute("class", std::string(css) + " pt") + Attribute("d", path) +
           "><title>" + EscapeXml(says) + "</title></path>";
}

void Svg::OpenGroup(std::string_view css, double top, double scale) {
  text_ += "<g" + Attribute("class", css) +
           Attribute("transform",
                     "translate(0 " + Coordinate(top) + ") scale(" + Coordinate(scale) + ")") +
           ">";
}

void Svg::LinkedArea(std::string_view path, std::string_view address, std::string_view says) {
  const std::string title = "<title>" + EscapeXml(says) + "</title>";
  const std::string shape = "<path fill-rule=\"evenodd\"" + Attribute("d", path) + "/>";
  text_ += address.empty() ? "<g class=\"pt\">" + title + shape + "</g>"
                           : "<a class=\"pt\" tabindex=\"-1\"" + Attribute("href", address) + ">" +
                                 title + shape + "</a>";
}

void Svg::CloseGroup() { text_ += "</g>"; }

std::string Svg::Finish() { return text_ + "</svg>"; }

std::string DotPath(double x, double y, double radius) {
  const std::string r = Coordinate(radius);
  const std::string d = Coordinate(2.0 * radius);
  return "M" + Coordinate(x - radius) + " " + Coordinate(y) + "a" + r + " " + r + " 0 1 0 " + d +
         " 0a" + r + " " + r + " 0 1 0 -" + d + " 0z";
}

std::string DiamondPath(double x, double y, double radius) {
  const std::string r = Coordinate(radius);
  return "M" + Coordinate(x) + " " + Coordinate(y - radius) + "l" + r + " " + r + "-" + r + " " +
         r + "-" + r + "-" + r + "z";
}

std::string TrianglePath(double x, double y, double radius, bool upwards) {
  const std::string r = Coordinate(radius);
  const std::string wide = Coordinate(2.0 * radius);
  const std::string tall = Coordinate(upwards ? 1.8 * radius : -1.8 * radius);
  return "M" + Coordinate(x) + " " + Coordinate(upwards ? y - radius : y + radius) + "l" + r + " " +
         tall + "h-" + wide + "z";
}

std::string SquarePath(double x, double y, double radius) {
  const std::string side = Coordinate(2.0 * radius);
  return "M" + Coordinate(x - radius) + " " + Coordinate(y - radius) + "h" + side + "v" + side +
         "h-" + side + "z";
}

}  // namespace doelmaat::chart
