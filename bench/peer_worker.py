"""Runs in a peer's environment: reads acts once, then a day a line, and answers with the milliseconds it took.

python bench/peer_worker.py PEER ACTS.csv
"""

import pathlib
import re
import sys
import time


def pandas_peer(file):
    import pandas as pd

    acts = pd.read_csv(file).sort_values("day", kind="stable")
    for name in ("treaty", "state"):
        acts[name] = acts[name].astype("category")
    days = acts["day"].to_numpy()

    def on(day):
        known = acts.iloc[: days.searchsorted(day, side="right")]
        return known.groupby(["treaty", "state"], observed=True, sort=False)["bound"].max()

    return on


def duckdb_peer(file):
    import duckdb

    base = duckdb.connect(config={"threads": 1})
    base.execute(f"create table acts as select * from read_csv('{file}')")
    query = "select treaty, state, max(bound) from acts where day <= ? group by treaty, state"
    return lambda day: base.execute(query, [day]).fetchnumpy()


def polars_peer(file):
    import polars as pl

    acts = pl.read_csv(file).with_columns(pl.col("treaty", "state").cast(pl.Categorical))
    return lambda day: acts.filter(pl.col("day") <= day).group_by("treaty", "state").agg(pl.col("bound").max())


def sqlite_peer(file):
    import csv
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table acts (treaty text, state text, day integer, bound integer)")
    with open(file) as opened:
        base.executemany("insert into acts values (?, ?, ?, ?)", list(csv.reader(opened))[1:])
    base.execute("create index by_state on acts (treaty, state, day)")
    window = """
    select treaty, state, bound from (
      select treaty, state, max(bound) over (partition by treaty, state) as bound,
             row_number() over (partition by treaty, state order by day desc) as newest
      from acts where day <= ?) where newest = 1
    """
    return lambda day: base.execute(window, (day,)).fetchall()


def matplotlib_peer(file):
    import io
    import json

    import matplotlib

    matplotlib.use("svg")
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    units = json.loads(pathlib.Path(file).read_text())
    shapes = [[Path(ring) for ring in rings] for rings in units.values()]
    colours = ("#225ea8", "#eeeeee", "#7fcdbb", "#fdae61")

    def on(day):
        figure = Figure(figsize=(10, 5))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        for number, paths in enumerate(shapes):
            for path in paths:
                axes.add_patch(PathPatch(path, facecolor=colours[(day + number) % 4], linewidth=0.3))
        axes.autoscale_view()
        out = io.BytesIO()
        figure.savefig(out, format="svg")
        return out.getvalue()

    return on


if __name__ == "__main__":
    ask = {
        "pandas": pandas_peer, "duckdb": duckdb_peer, "polars": polars_peer, "sqlite": sqlite_peer,
        "matplotlib": matplotlib_peer,
    }  # fmt: skip
    call = ask[sys.argv[1]](sys.argv[2])
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        call(int(line))
        took = (time.perf_counter() - start) * 1000
        peak = re.search(r"VmHWM:\s+(\d+)", pathlib.Path("/proc/self/status").read_text())
        print(took, peak[1], flush=True)
