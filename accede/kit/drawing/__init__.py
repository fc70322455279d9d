"""SVG from plain data: world map, legend, cumulative chart. Class names only; accede.css has the colours, and
`standalone` writes them into a drawing that leaves the house.
"""

from accede.kit.drawing.bars import Bar, bar_chart
from accede.kit.drawing.chart import ChartEvent, timeline_chart
from accede.kit.drawing.painted import painted_map, painted_swatch
from accede.kit.drawing.patterns import DEFS, swatch
from accede.kit.drawing.standing_alone import Drawing, standalone
from accede.kit.drawing.steps import Steps
from accede.kit.drawing.world import map_note, map_pieces, map_title, world_map

__all__ = [
    "DEFS",
    "Bar",
    "ChartEvent",
    "Drawing",
    "Steps",
    "bar_chart",
    "map_note",
    "map_pieces",
    "map_title",
    "painted_map",
    "painted_swatch",
    "standalone",
    "swatch",
    "timeline_chart",
    "world_map",
]
