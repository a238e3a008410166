// Adds to a page that already reads without it: sorting of tables, a word where a table is wider
// than its place, a tooltip and arrow keys over the points of a chart, and open details on paper.
// Holds no state that the page does not show.
(function () {
  "use strict";

  var language = document.documentElement.lang;

  // "€ 1.234.567" is 1234567, "12,3%" is 12.3, "0,75 (0,71 tot 0,83)" is 0.75; a word is null. In
  // English points and commas stand the other way round.
  function numberOf(text) {
    var bare = text.replace(/[€\s\u00a0]/g, "");
    var match = bare.match(language === "en" ? /^-?[\d,]+(\.\d+)?/ : /^-?[\d.]+(,\d+)?/);
    if (!match) return null;
    return parseFloat(language === "en" ? match[0].replace(/,/g, "")
      : match[0].replace(/\./g, "").replace(",", "."));
  }

  function compare(a, b, numeric) {
    if (numeric) {
      var x = numberOf(a), y = numberOf(b);
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
      return x - y;
    }
    return a.localeCompare(b, language);
  }

  function sortBy(table, header, column) {
    var ascending = header.getAttribute("aria-sort") !== "ascending";
    var numeric = header.classList.contains("num");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (a, b) {
      var x = a.cells[column].textContent.trim(), y = b.cells[column].textContent.trim();
      if (numeric && (numberOf(x) === null || numberOf(y) === null)) return compare(x, y, true);
      return (ascending ? 1 : -1) * compare(x, y, numeric);
    });
    rows.forEach(function (row) { body.appendChild(row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) {
      cell.removeAttribute("aria-sort");
    });
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  }

  function makeSortable(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.title = table.getAttribute("data-sort") + " " + header.textContent;
      header.textContent = "";
      header.appendChild(button);
      button.addEventListener("click", function () { sortBy(table, header, column); });
    });
  }

  function makeWalkable(chart) {
    var svg = chart.querySelector("svg");
    var points = Array.prototype.slice.call(chart.querySelectorAll(".pt"));
    if (!svg || points.length === 0) return;
    var readout = document.createElement("p");
    readout.className = "readout";
    readout.setAttribute("role", "status");
    chart.appendChild(readout);
    var current = -1;
    points.forEach(function (point) {
      var title = point.querySelector("title");
      point.says = title.textContent;
      point.removeChild(title);
      if (point.hasAttribute("href")) point.setAttribute("aria-label", point.says);
    });
    var map = points[0].querySelector("path") !== null;
    points.sort(function (a, b) { return a.getBBox().x - b.getBBox().x; });
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    chart.setAttribute("aria-label", svg.querySelector("title").textContent);

    function show(index) {
      if (current >= 0) points[current].classList.remove("current");
      current = index;
      if (index < 0) { readout.textContent = ""; return; }
      var point = points[index];
      point.classList.add("current");
      readout.textContent = point.says;
      var frame = chart.getBoundingClientRect(), box = point.getBoundingClientRect();
      var left = box.left - frame.left + box.width / 2 - readout.offsetWidth / 2;
      var top = box.top - frame.top - readout.offsetHeight - 8;
      readout.style.left = Math.max(0, Math.min(left, frame.width - readout.offsetWidth)) + "px";
      readout.style.top = (top < 0 ? box.bottom - frame.top + 8 : top) + "px";
    }
    // On a map an arrow goes to the nearest area that lies that way.
    function towards(key) {
      if (current < 0) return 0;
      var here = points[current].getBBox(), found = current, least = Infinity;
      points.forEach(function (point, index) {
        var box = point.getBBox();
        var east = box.x + box.width / 2 - here.x - here.width / 2;
        var south = box.y + box.height / 2 - here.y - here.height / 2;
        var along = { ArrowRight: east, ArrowLeft: -east, ArrowDown: south, ArrowUp: -south }[key];
        var aside = Math.abs(key === "ArrowRight" || key === "ArrowLeft" ? south : east);
        if (along > 0 && aside <= along && along + aside < least) {
          least = along + aside;
          found = index;
        }
      });
      return found;
    }
    chart.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && current >= 0 && points[current].hasAttribute("href")) {
        window.location.href = points[current].getAttribute("href");
        return;
      }
      var last = points.length - 1, next = null;
      if (event.key === "ArrowRight" || event.key === "ArrowDown") next = Math.min(current + 1, last);
      if (event.key === "ArrowLeft" || event.key === "ArrowUp") next = Math.max(current - 1, 0);
      if (map && next !== null) next = towards(event.key);
      if (event.key === "Home") next = 0;
      if (event.key === "End") next = last;
      if (event.key === "Escape") next = -1;
      if (next === null) return;
      event.preventDefault();
      show(next);
    });
    chart.addEventListener("blur", function () { show(-1); });
    chart.addEventListener("mouseover", function (event) {
      var index = points.indexOf(event.target.closest(".pt"));
      if (index >= 0) show(index);
    });
    chart.addEventListener("mouseleave", function () { show(-1); });
  }

  // Marks the tables that are wider than their place; the page has the words.
  function watchWidth(regions) {
    if (!window.ResizeObserver) return;
    function mark() {
      regions.forEach(function (region) {
        region.classList.toggle("wider", region.scrollWidth > region.clientWidth + 1);
      });
    }
    var observer = new ResizeObserver(function () { window.requestAnimationFrame(mark); });
    regions.forEach(function (region) { observer.observe(region); });
  }

  function openForPrint() {
    var closed = document.querySelectorAll("details:not([open])");
    Array.prototype.forEach.call(closed, function (details) {
      details.open = true;
      details.setAttribute("data-closed", "");
    });
  }

  function closeAfterPrint() {
    Array.prototype.forEach.call(document.querySelectorAll("details[data-closed]"), function (details) {
      details.open = false;
      details.removeAttribute("data-closed");
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("table[data-sort]"), makeSortable);
  Array.prototype.forEach.call(document.querySelectorAll(".chart"), makeWalkable);
  watchWidth(Array.prototype.slice.call(document.querySelectorAll(".scroll")));
  window.addEventListener("beforeprint", openForPrint);
  window.addEventListener("afterprint", closeAfterPrint);
})();
