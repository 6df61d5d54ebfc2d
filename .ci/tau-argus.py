"""Holds what Baslinje hides in tables against tau-ARGUS, which the statistical offices use.

    tau-argus.py BASLINJE ROOT

Made-up tables are built by the program, and the cells it hides are given to tau-ARGUS
(pytauargus): its audit must find no small count that can be told from a large one, nor
from 1, and its own optimum may hide not much fewer cells.
"""

import csv
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytauargus.engine
from pytauargus import protect

MINIMUM = 5
TABLES = 40
MOST_TIMES_THE_OPTIMUM = 1.3


def make_table(draw):
    """A cross table without empty or small rows and columns, with small cells."""
    while True:
        shape = draw.randint(3, 6), draw.randint(2, 5)
        cells = {
            (f"r{row}", f"c{column}"): draw.choice([0, 1, 2, 3, 4, 6, 8, 12, 15, 20, 30, 44])
            for row in range(shape[0])
            for column in range(shape[1])
        }
        sums = {}
        for (row, column), count in cells.items():
            sums[row] = sums.get(row, 0) + count
            sums[column] = sums.get(column, 0) + count
        # tau-ARGUS takes the smallest cell of a table for the least that a cell can be.
        small = any(0 < count < MINIMUM for count in cells.values())
        if min(sums.values()) >= 30 and small and 0 in cells.values():
            return cells


def totals(cells):
    """All cells, margins and the whole."""
    everything = {}
    for (row, column), count in cells.items():
        for key in [(row, column), (row, "Total"), ("Total", column), ("Total", "Total")]:
            everything[key] = everything.get(key, 0) + count
    return everything


def build(program, root, tables, folder):
    """What Baslinje hides in each table."""
    for name in ["report-templates", "fonts"]:
        shutil.copytree(root / name, folder / name)
    (folder / "Cargo.toml").write_text((root / "Cargo.toml").read_text())
    (folder / "book/argus/chapters").mkdir(parents=True)
    surveys, blocks = [], []
    for index, cells in enumerate(tables):
        data = folder / f"data/t{index}"
        data.mkdir(parents=True)
        rows = sorted({row for row, _ in cells})
        columns = sorted({column for _, column in cells})
        lines = [f"{row};{column}\n" for (row, column), n in cells.items() for _ in range(n)]
        (data / "svar.csv").write_text("rad;kolumn\n" + "".join(lines))
        values = lambda labels: "{" + ", ".join(f"{label}: {label}" for label in labels) + "}"
        (data / "codebook.yaml").write_text(
            f"title: Tabell {index}\nsynthetic: true\nfile: svar.csv\n"
            'csv: {separator: ";"}\nvariables:\n'
            f"  rad: {{label: Rad, scale: nominal, values: {values(rows)}}}\n"
            f"  kolumn: {{label: Kolumn, scale: nominal, values: {values(columns)}}}\n"
        )
        surveys.append(f"  t{index}: data/t{index}/codebook.yaml\n")
        blocks.append(
            f"  - table: {{id: t{index}, caption: Tabell {index}, of: t{index}, "
            "rows: rad, columns: kolumn, totals: both}\n"
        )
    (folder / "book/argus/report.yaml").write_text(
        "title: Tabeller\ntemplate: fou-rapport\nlanguage: sv\ndate: 2026-01-01\n"
        "publisher: Utgivare\nnotice: Påhittade svar.\nsurveys:\n" + "".join(surveys)
        + f"disclosure: {{method: suppress, minimum-count: {MINIMUM}}}\n"
    )
    (folder / "book/argus/chapters/01-tabeller.yaml").write_text(
        "title: Tabeller\nblocks:\n" + "".join(blocks)
    )
    command = [program, "build", "argus", "--quiet", "--only", "html"]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
    hidden = []
    for index in range(len(tables)):
        with open(folder / f"build/argus/tables/t{index}.csv", encoding="utf-8-sig") as file:
            lines = list(csv.reader(file, delimiter=";"))
        names = ["Total" if name == "Totalt" else name.lower() for name in lines[0]]
        found = set()
        for line in lines[1:]:
            row = line[0] if re.fullmatch(r"r\d+", line[0]) else "Total"
            for name, cell in zip(names[1:], line[1:]):
                if not cell.isdigit():
                    found.add((row, name))
        hidden.append(found)
    return hidden


def tau_argus(cells, pattern, folder):
    """The cells hidden, and the bounds of the unsafe ones; the optimum without a pattern."""
    rows = {"a": [], "b": [], "one": []}
    for (row, column), count in cells.items():
        rows["a"] += [row] * count
        rows["b"] += [column] * count
        rows["one"] += [1] * count
    made = protect(
        rows, ["a", "b"], response="one", safety_rules=f"FREQ({MINIMUM},30)",
        suppress="OPT(1)", cost_var="-3", workdir=str(folder), run=False,
    )
    # The first line is read as the shape of all of them.
    lines = ["Total;Total;C;1"]
    for (row, column), count in totals(cells).items():
        if 0 < count < MINIMUM:
            lines.append(f"{row};{column};PL;{count - 1};{MINIMUM - count}")
        elif pattern is not None and (row, column) in pattern and count > 0:
            lines.append(f"{row};{column};M")
    apriori = folder / "apriori.hst"
    apriori.write_text("\n".join(lines) + "\n")
    batch = Path(made.files["arb"])
    step = f'<APRIORI> "{apriori}",1,";",0,0\n'
    if pattern is None:
        step += "<SUPPRESS> OPT(1)"
    batch.write_text(batch.read_text().replace("<SUPPRESS> OPT(1)", step))
    engine = pytauargus.engine.run_batch(str(batch))
    return engine.audit(0)


def main():
    program, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    draw = random.Random(20170428)
    tables = [make_table(draw) for _ in range(TABLES)]
    ours = best = 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        # The solver writes its logs where it runs.
        os.chdir(scratch)
        (scratch / "project").mkdir()
        hidden = build(program, root, tables, scratch / "project")
        for index, (cells, pattern) in enumerate(zip(tables, hidden)):
            small = {key for key, count in totals(cells).items() if 0 < count < MINIMUM}
            assert small <= pattern, f"table {index} shows small counts: {small - pattern}"
            folders = scratch / f"ours{index}", scratch / f"best{index}"
            for cell in tau_argus(cells, pattern, folders[0]):
                if cell["status"] == "u":
                    assert cell["min"] <= 1 and cell["max"] >= MINIMUM, (index, cell)
            # With nothing but the small counts hidden, the audit must find something.
            ours += len(pattern)
            best += len(tau_argus(cells, None, folders[1]))
        bare = [tau_argus(cells, set(), scratch / f"bare{index}") for index, cells in enumerate(tables)]
        found = [cell for cells in bare for cell in cells if cell["unsafe"]]
        assert found, "the audit finds nothing where nothing is protected"
    print(f"{TABLES} tables: Baslinje hides {ours} cells, the optimum {best} ({ours / best:.2f} times)")
    assert ours <= MOST_TIMES_THE_OPTIMUM * best


main()
