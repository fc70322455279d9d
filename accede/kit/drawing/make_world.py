"""Makes world.json, the shapes of the status map, from a TopoJSON of countries at 1:50m.

    python -m accede.kit.drawing.make_world PATH_TO_visionscarto-50m.json

The same input gives the same bytes. What is decided here is explained in docs/design.md ("Map"): which shapes
are drawn as part of which State, which States were one until when, what becomes a dot, what is left out.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Polygons = list[list[list[int]]]  # polygons of rings of arc numbers, as in TopoJSON

TARGET = Path(__file__).with_name("world.json")
CENTRE = 11  # degrees east: the cut at 169 degrees west then runs through open water
SCALE, ORIGIN = 893.0, (2420.0, 1166.0)
LEAST = 7.0  # area of the smallest triangle kept along a line, in square units; the map is about 4,800 units wide
SMALLEST = 30.0  # islands below this area are left out; their State keeps a dot
DOT_BELOW = 900.0

# Shapes without a State of their own in the depositary's list of participants, by the code in the file.
PART_OF = {"XKX": "SRB", "SOL": "SOM", "CYN": "CYP"}
LEFT_OUT = {"ATA"}

# States that were one State until a day: code then, parts now, first day on which they are drawn apart.
# Belarus and Ukraine were Members with acts of their own all the time; the Baltic States are never joined.
ONCE_ONE = (
    ("SDN", ("SDN", "SSD"), "2011-07-09"),
    ("SRB", ("SRB", "MNE"), "2006-06-03"),
    ("IDN", ("IDN", "TLS"), "2002-05-20"),
    ("ETH", ("ETH", "ERI"), "1993-05-24"),
    ("CSK", ("CZE", "SVK"), "1993-01-01"),
    ("YUG", ("SRB", "MNE", "HRV", "SVN", "MKD", "BIH"), "1992-03-03"),
    (
        "SUN",
        ("RUS", "MDA", "GEO", "ARM", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"),
        "1991-12-26",
    ),
    ("ZAF", ("ZAF", "NAM"), "1990-03-21"),
    ("PAK", ("PAK", "BGD"), "1971-03-26"),
)

# Members of the United Nations that the file does not draw at this scale, by longitude and latitude.
ONLY_DOTS = {"TUV": (179.2, -8.52)}

MEMBERS = (
    "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB "
    "BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA "
    "ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI "
    "HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA "
    "LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM "
    "NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN "
    "SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO "
    "TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE"
)

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(lon: float, lat: float) -> Point:
    """Equal-area world projection (Equal Earth polynomial); y grows downwards."""
    lam, phi = math.radians(lon), math.radians(lat)
    t = math.asin(math.sqrt(3) / 2 * math.sin(phi))
    t2 = t * t
    t6 = t2**3
    x = 2 * math.sqrt(3) * lam * math.cos(t) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1))
    y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
    return ORIGIN[0] + SCALE * x, ORIGIN[1] - SCALE * y


def from_centre(lon: float) -> float:
    """Degrees east of the map's centre, between -180 and 180: this is where the map is cut."""
    return (lon - CENTRE + 180) % 360 - 180


def nearest(lon: float, last: float) -> float:
    """The longitude on the side of the point before it: an island on the cut stays whole."""
    return lon + 360 * round((last - lon) / 360)


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """All arcs, projected and simplified; neighbours share an arc, so their borders stay together."""
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        points: Ring = []
        last = from_centre(deltas[0][0] * sx + tx)
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            last = nearest(from_centre(x * sx + tx), last)
            points.append(equal_earth(last, y * sy + ty))
        arcs.append(rounded(simplified(points, LEAST)))
    return arcs


def simplified(points: Ring, least: float) -> Ring:
    """Visvalingam: drops the point that spans the smallest triangle until all exceed `least`; ends stay."""
    points = list(points)
    while len(points) > 3:
        areas = [triangle(*points[i - 1 : i + 2]) for i in range(1, len(points) - 1)]
        smallest = min(areas)
        if smallest >= least:
            break
        # Several far-apart points fall in one round, which saves rounds and changes nothing to see.
        doomed = {i + 1 for i, area in enumerate(areas) if area <= smallest * 1.3 + 1e-9}
        points = [p for i, p in enumerate(points) if i not in doomed or (i - 1) in doomed]
    return points


def triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def rounded(points: Ring) -> Ring:
    """Whole units, without points that fall together."""
    out: Ring = []
    for x, y in points:
        point = (round(x), round(y))
        if not out or point != out[-1]:
            out.append(point)
    return out


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def stitched(ids: Iterable[int], arcs: list[Ring]) -> Ring:
    """A ring from its arcs; a negative number is an arc read backwards."""
    out: Ring = []
    for i in ids:
        points = arcs[i] if i >= 0 else arcs[~i][::-1]
        out += points if not out else points[1:]
    return out


def path(rings: Iterable[Ring]) -> str:
    """Path data of closed rings in relative whole units."""
    out = []
    for ring in rings:
        (x, y), steps = ring[0], []
        for nx, ny in ring[1:-1]:
            steps.append(f"{nx - x} {ny - y}")
            x, y = nx, ny
        out.append(f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(out)


def units_of(topology: dict[str, Any]) -> dict[str, Polygons]:
    """Polygons by code of the State or territory, the decided parts joined to theirs."""
    units: dict[str, Polygons] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = shape["properties"]["a3"]
        if code in LEFT_OUT:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        units.setdefault(PART_OF.get(code, code), []).extend(polygons)
    return units


def without_inner_borders(polygons: Polygons, arcs: list[Ring]) -> list[Ring]:
    """The outline of several polygons: an arc used in both directions lies inside and goes."""
    used = [i for polygon in polygons for ring in polygon for i in ring]
    inner = {i for i in used if ~i in set(used)}
    return list(chained([stitched([i], arcs) for i in used if i not in inner]))


def chained(pieces: list[Ring]) -> Iterator[Ring]:
    """Closed rings from pieces that meet at their ends."""
    starts: dict[Point, list[Ring]] = {}
    for piece in pieces:
        starts.setdefault(piece[0], []).append(piece)
    for piece in pieces:
        if piece not in starts.get(piece[0], []):
            continue
        starts[piece[0]].remove(piece)
        ring = list(piece)
        while ring[-1] != ring[0]:
            ring += starts[ring[-1]].pop(0)[1:]
        yield ring


def drawn(polygons: Polygons, arcs: list[Ring]) -> dict[str, Any]:
    """Path data of a unit, and for a small one the place of its dot and its area."""
    rings = without_inner_borders(polygons, arcs)
    kept = [ring for ring in rings if len(ring) > 3 and area(ring) >= SMALLEST]
    found: dict[str, Any] = {"d": path(kept)}
    whole = sum(area(stitched(polygon[0], arcs)) for polygon in polygons)
    if whole < DOT_BELOW:
        largest = max((stitched(polygon[0], arcs) for polygon in polygons), key=area)
        found["dot"] = middle(largest)
        found["area"] = round(whole)
    return found


def middle(ring: Ring) -> list[int]:
    return [round(sum(p[0] for p in ring) / len(ring)), round(sum(p[1] for p in ring) / len(ring))]


def frame(units: dict[str, dict[str, Any]], polygons: dict[str, Polygons], arcs: list[Ring]) -> str:
    """The viewBox: all that is drawn, and a little margin."""
    points = [p for one in polygons.values() for polygon in one for p in stitched(polygon[0], arcs)]
    points += [tuple(unit["dot"]) for unit in units.values() if "dot" in unit]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return f"{min(xs) - 14} {min(ys) - 14} {max(xs) - min(xs) + 28} {max(ys) - min(ys) + 28}"


def world(topology: dict[str, Any]) -> dict[str, Any]:
    """What world.json holds."""
    arcs, polygons = arcs_of(topology), units_of(topology)
    units = {code: drawn(polygons[code], arcs) for code in sorted(polygons)}
    for code, (lon, lat) in ONLY_DOTS.items():
        x, y = equal_earth(from_centre(lon), lat)
        units[code] = {"d": "", "dot": [round(x), round(y)], "area": 0}
    missing = sorted(set(MEMBERS.split()) - set(units))
    if missing:
        raise SystemExit(f"The file draws no shape for {', '.join(missing)}; add them to ONLY_DOTS.")
    joined = []
    for code, parts, apart in ONCE_ONE:
        together = [polygon for part in parts for polygon in polygons[part]]
        joined.append({"code": code, "of": list(parts), "until": apart, **drawn(together, arcs)})
    return {
        "shapes": "Natural Earth 1:50m, as adapted by Visionscarto",
        "box": frame(units, polygons, arcs),
        "members": MEMBERS.split(),
        "units": dict(sorted(units.items())),
        "joined": joined,
    }


def main(source: str) -> None:
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    TARGET.write_text(json.dumps(world(topology), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
