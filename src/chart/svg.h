// Writes one SVG as text: elements with a CSS class, short coordinates, everything escaped.
// Colours, line widths and dashes are in web/doelmaat.css under the class names used here.
#pragma once

#include <string>
#include <string_view>

namespace doelmaat::chart {

// What a screen reader says of a chart. `id` is unique on the page.
struct Caption {
  std::string id;
  std::string title;
  std::string description;
};

// A picture is one thing to a screen reader; a group holds things of its own, such as links.
enum class SvgRole { kPicture, kGroup };

enum class Anchor { kStart, kMiddle, kEnd };
enum class Hatch { kLines, kDots };

struct Area {
  double x;
  double y;
  double width;
  double height;
};

std::string EscapeXml(std::string_view text);

// A coordinate in tenths, as short as it can be: "12.5", "3".
std::string Coordinate(double value);

// Every chart is this many units wide; the page scales it. Text is laid out for 20 units a line, so
// that it can still be read on a screen of 360 pixels.
inline constexpr double kChartWidth = 640.0;

class Svg {
 public:
  Svg(const Caption& caption, double height, SvgRole role = SvgRole::kPicture);

  void Line(std::string_view css, double x1, double y1, double x2, double y2);
  void Path(std::string_view css, std::string_view path);
  void Rectangle(std::string_view css, double x, double y, double width, double height);
  // A rectangle filled with a pattern beside its colour. The strokes are drawn one by one: an SVG
  // <pattern> becomes a picture of half a megabyte in a PDF.
  void Hatched(std::string_view css, const Area& area, Hatch hatch = Hatch::kLines);
  void Text(std::string_view css, double x, double y, Anchor anchor, std::string_view text);
  // A shape that says its text when it is pointed at, and that the page script walks over by keys.
  void Point(std::string_view css, std::string_view path, std::string_view says);

  // A group `top` units below the top whose coordinates are `scale` units long.
  void OpenGroup(std::string_view css, double top, double scale);
  // An area of the group: a link that is no tab stop, or none without an address; says its text as
  // Point does. Rings inside each other are holes.
  void LinkedArea(std::string_view path, std::string_view address, std::string_view says);
  void CloseGroup();

  // The whole element.
  std::string Finish();

 private:
  std::string id_;
  std::string text_;
};

// Shapes of marks, as paths around (x, y).
std::string DotPath(double x, double y, double radius);
std::string DiamondPath(double x, double y, double radius);
std::string TrianglePath(double x, double y, double radius, bool upwards);
std::string SquarePath(double x, double y, double radius);

}  // namespace doelmaat::chart
