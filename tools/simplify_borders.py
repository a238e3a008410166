"""Borders of areas, simplified together: what two areas share stays shared.

Read from GeoJSON in which neighbours have exactly the same points along their common border. Rings
are cut into arcs where three or more areas (or two and the outside) meet; each arc is simplified
once (Visvalingam & Whyatt 1993: the point that spans the smallest triangle goes first), so that
no gaps or overlaps come up between areas, and areas that are joined keep the borders of the rest.

For maps of themes only, not for measuring.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

Point = tuple[float, float]  # longitude, latitude in degrees
Ring = tuple[Point, ...]  # closed: the first point is not repeated
Areas = dict[str, list[Ring]]

# Written as whole ten-thousandths of a degree: 11 m northwards, 7 m eastwards in the Netherlands.
STEPS_PER_DEGREE = 10_000


def read_geojson(document: Mapping[str, Any], code: str) -> Areas:
    """The rings of every feature, by its property `code`."""
    areas: Areas = {}
    for feature in document["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        rings = areas.setdefault(feature["properties"][code], [])
        rings.extend(tuple((x, y) for x, y in ring[:-1]) for polygon in polygons for ring in polygon)
    return areas


def triangle_km2(a: Point, b: Point, c: Point) -> float:
    """Area of a small triangle, a degree of longitude shrunk by the cosine of the latitude."""
    km = 111.2
    kx = km * math.cos(math.radians(b[1]))
    return abs((a[0] - b[0]) * (c[1] - b[1]) - (c[0] - b[0]) * (a[1] - b[1])) * kx * km / 2


def simplify(points: Sequence[Point], smallest_km2: float, least: int) -> Ring:
    """Without the points that span a triangle below `smallest_km2`; ends stay, and `least` points."""
    n = len(points)
    before, after = list(range(-1, n - 1)), list(range(1, n + 1))
    spans = [math.inf] * n
    queue: list[tuple[float, int]] = []

    def measure(i: int, at_least: float) -> None:
        spans[i] = max(at_least, triangle_km2(points[before[i]], points[i], points[after[i]]))
        heapq.heappush(queue, (spans[i], i))

    for i in range(1, n - 1):
        measure(i, 0.0)
    gone, left = [False] * n, n
    while queue and left > least:
        span, i = heapq.heappop(queue)
        if gone[i] or span != spans[i]:
            continue
        if span >= smallest_km2:
            break
        gone[i], left = True, left - 1
        before[after[i]], after[before[i]] = before[i], after[i]
        for j in (before[i], after[i]):
            if 0 < j < n - 1:
                measure(j, span)
    return tuple(point for point, away in zip(points, gone) if not away)


def junctions(areas: Areas) -> set[Point]:
    """The points where borders meet: those with other than two neighbours."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for rings in areas.values():
        for ring in rings:
            for a, b in zip(ring, ring[1:] + ring[:1]):
                neighbours[a].add(b)
                neighbours[b].add(a)
    return {point for point, around in neighbours.items() if len(around) != 2}


def arcs_of(ring: Ring, joints: set[Point]) -> list[Ring]:
    """The ring as arcs from joint to joint; one without joints as an arc from its least point."""
    starts = [i for i, point in enumerate(ring) if point in joints] or [ring.index(min(ring))]
    turned = ring[starts[0]:] + ring[: starts[0]] + (ring[starts[0]],)
    cuts = [start - starts[0] for start in starts] + [len(ring)]
    return [turned[a : b + 1] for a, b in zip(cuts, cuts[1:])]


class SimplifiedArcs:
    """Each arc simplified once, whichever way round it is asked for."""

    def __init__(self, smallest_km2: float) -> None:
        self.smallest_km2 = smallest_km2
        self.known: dict[Ring, Ring] = {}

    def __call__(self, arc: Ring) -> Ring:
        back = arc[::-1]
        key = min(arc, back)
        if key not in self.known:
            least = 4 if key[0] == key[-1] else 2
            self.known[key] = simplify(key, self.smallest_km2, least)
        found = self.known[key]
        return found if key == arc else found[::-1]


def ring_km2(ring: Ring) -> float:
    """Area inside, without its sign."""
    x0, y0 = ring[0]
    twice = sum(
        (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in zip(ring, ring[1:])
    )
    return abs(twice) / 2 * 111.2**2 * math.cos(math.radians(y0))


def in_steps(ring: Iterable[Point]) -> Ring:
    """In whole steps, without points that fall together."""
    steps = [(round(x * STEPS_PER_DEGREE), round(y * STEPS_PER_DEGREE)) for x, y in ring]
    return tuple(p for p, last in zip(steps, steps[-1:] + steps[:-1]) if p != last)


def join(areas: Areas, into: Mapping[str, str]) -> Areas:
    """The areas with those of `into` joined to others: what two of them share is no border."""
    groups: dict[str, list[str]] = defaultdict(list)
    for code in areas:
        groups[into.get(code, code)].append(code)
    joined: Areas = {}
    for code, parts in groups.items():
        rings = [ring for part in parts for ring in areas[part]]
        joined[code] = rings if len(parts) == 1 else outlines(rings)
    return joined


def outlines(rings: Iterable[Ring]) -> list[Ring]:
    """The rings around touching areas, all drawn the same way round."""
    sides: dict[Point, list[Point]] = defaultdict(list)
    every = {side for ring in rings for side in zip(ring, ring[1:] + ring[:1])}
    for a, b in sorted(every):
        if (b, a) not in every:
            sides[a].append(b)
    found: list[Ring] = []
    while sides:
        start = min(sides)
        ring, at = [], start
        while not ring or at != start:
            ring.append(at)
            following = sides[at].pop()
            if not sides[at]:
                del sides[at]
            at = following
        found.append(tuple(ring))
    return found


def simplified(areas: Areas, joints: set[Point], arcs: SimplifiedArcs, smallest_ring_km2: float) -> Areas:
    """Every area in steps; an island below `smallest_ring_km2` goes, unless it is all there is."""
    result: Areas = {}
    for code, rings in areas.items():
        drawn = []
        for ring in rings:
            points = [point for arc in arcs_of(ring, joints) for point in arcs(arc)[:-1]]
            steps = in_steps(points)
            if len(steps) >= 3:
                drawn.append((ring_km2(ring), steps))
        drawn.sort(key=lambda item: (-item[0], item[1]))
        result[code] = [steps for size, steps in drawn[:1]] + [
            steps for size, steps in drawn[1:] if size >= smallest_ring_km2
        ]
    return result


def ring_text(rings: Collection[Ring]) -> str:
    """Rings as text: "x y dx dy dx dy ...", the first point whole and the others as differences,
    rings with ";" between them."""
    texts = []
    for ring in rings:
        at = (0, 0)
        numbers: list[str] = []
        for x, y in ring:
            numbers += [str(int(x - at[0])), str(int(y - at[1]))]
            at = (x, y)
        texts.append(" ".join(numbers))
    return ";".join(texts)
