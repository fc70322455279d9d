"""SVG from plain data: world map, legend, cumulative chart. Class names only; accede.css has the colours."""

from accede.kit.drawing.chart import ChartEvent, timeline_chart
from accede.kit.drawing.patterns import DEFS, swatch
from accede.kit.drawing.world import map_note, world_map

__all__ = ["DEFS", "ChartEvent", "map_note", "swatch", "timeline_chart", "world_map"]
