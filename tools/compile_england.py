#!/usr/bin/env python3
"""Make the public reference tables of England in data/england from copies of open data.

    tools/compile_england.py SOURCE_DIR [OUT_DIR]

SOURCE_DIR holds the folder england_lait_panel. The tables are tidy, as those of data/nl
(tools/compile_open_data.py); their descriptions are in data/england_tables.toml. The same source
gives the same bytes, and nothing is written unless the published totals hold.

An authority is listed in a year when it has spending or activity in it: those that were reorganised
away have codes of their own, which end. What is suppressed stays empty.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from compile_open_data import Control, OpenDataError, Row, Table, check_total, csv_bytes
from compile_open_data import make_table, number, read_records, sidecar

ROOT = Path(__file__).resolve().parent.parent
DESCRIPTIONS = ROOT / "data" / "england_tables.toml"
YEARS = [str(year) for year in range(2017, 2025)]
FIGURE_YEARS = ("2021", "2024")  # those that neighbours and outputs are taken from

SERVICES = {"C&YPExpenditure": "children_services", "TotalLACFinance": "looked_after"}
MEASURES = {
    "LACnum": "looked_after", "CPP_Num": "protection_plans", "CPP_Total_NumRef": "referrals",
    "CIN": "children_in_need_per_10000", "PriFSM": "free_school_meals_primary_pct",
    "SecFSM": "free_school_meals_secondary_pct", "16-17 NEET": "neet_pct",
}
POVERTY, POVERTY_YEARS = "ChildPov", ("2022", "2024")  # not published before 2022
STEP = Decimal("0.0001")

TOTALS = (
    Control("authorities_spending", 2024, "service", frozenset({"children_services"}),
            14_825_549_524, 5),
    Control("authorities_figures", 2024, "measure", frozenset({"looked_after"}), 83_530, 10),
)


def rounded(text: str, where: str) -> str:
    """The number to four decimals, without the tail that floating point gave it at the source."""
    return number(str(Decimal(text).quantize(STEP)), where) if text else ""


def england_tables(source: Path) -> list[Table]:
    folder = source / "england_lait_panel"
    panel = read_records(
        folder / "england_la_panel_2016_2024.csv",
        ("la_code", "la_name", "region", "year", POVERTY, *SERVICES, *MEASURES),
    )
    rows = [record for record in panel if record["year"] in YEARS]
    listed = {
        (r["year"], r["la_code"]): r for r in rows if any(r[c] for c in (*SERVICES, *MEASURES))
    }
    children = read_records(
        folder / "ons_population_0_17.csv", ("la_code", "year", "population_0_17")
    )

    def figures() -> Iterator[Row]:
        for (year, code), record in listed.items():
            columns = dict(MEASURES) if year in FIGURE_YEARS else {}
            if year in POVERTY_YEARS:
                columns[POVERTY] = "low_income_families_pct"
            for column, measure in columns.items():
                yield year, code, measure, rounded(record[column], f"{year} {code} {column}")
        for record in children:
            key = (record["year"], record["la_code"])
            # "x": no figure
            if key in listed and record["population_0_17"] != "x":
                yield *key, "children_0_17", number(record["population_0_17"], " ".join(key))

    def spending() -> Iterator[Row]:
        for (year, code), record in listed.items():
            for column, service in SERVICES.items():
                if record[column]:
                    amount = Decimal(record[column]).quantize(Decimal("0.01"))
                    yield year, code, service, number(str(amount), f"{year} {code} {column}")

    def neighbours() -> Iterator[Row]:
        for year in ("2021", "2025"):
            places = [f"SN_{place}" for place in range(1, 11)]
            for r in read_records(folder / f"statistical_neighbours_{year}.csv", ("la_code", *places)):
                for position, place in enumerate(places, start=1):
                    if r[place]:
                        yield year, r["la_code"], f"{position:02}", r[place]

    names = ((year, code, r["la_name"], r["region"]) for (year, code), r in listed.items())
    neighbour_table = make_table(
        "statistical_neighbours", ("model_year", "la_code", "position", "neighbour_code"),
        ("model_year", "la_code", "position"), neighbours(),
    )
    return [
        make_table("authorities", ("year", "la_code", "la_name", "region"), ("year", "la_code"), names),
        make_table("authorities_figures", ("year", "la_code", "measure", "value"),
                   ("year", "la_code", "measure"), figures()),
        make_table("authorities_spending", ("year", "la_code", "service", "spend_gbp"),
                   ("year", "la_code", "service"), spending()),
        Table(neighbour_table.name, neighbour_table.header,
              tuple((y, c, str(int(p)), n) for y, c, p, n in neighbour_table.rows)),
    ]


def compile_england(source: Path, out: Path, totals: Sequence[Control] = TOTALS) -> None:
    """Read SOURCE, check, and write tables and descriptions to `out`; all or nothing."""
    descriptions = tomllib.loads(DESCRIPTIONS.read_text(encoding="utf-8"))
    tables = {table.name: table for table in england_tables(source)}
    for control in totals:
        table = tables[control.table]
        renamed = Table(table.name, ("jaar", *table.header[1:]), table.rows)
        check_total(renamed, control)
    if wrong := ", ".join(sorted(set(descriptions) ^ set(tables))):
        raise OpenDataError(f"{DESCRIPTIONS.name}: does not describe exactly the tables: {wrong}")
    out.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        content = csv_bytes(table)
        (out / f"{name}.csv").write_bytes(content)
        text = sidecar(table, content, descriptions[name])
        (out / f"{name}.toml").write_bytes(text.encode())


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Make data/england from copies of open data.")
    parser.add_argument("source_dir", type=Path)
    parser.add_argument("out_dir", type=Path, nargs="?", default=ROOT / "data" / "england")
    options = parser.parse_args(arguments)
    try:
        compile_england(options.source_dir, options.out_dir)
    except OpenDataError as error:
        print(f"compile_england: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
