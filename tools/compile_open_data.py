"""Make the public reference tables in data/nl from copies of Dutch open data.

    tools/compile_open_data.py SOURCE_DIR [OUT_DIR]

SOURCE_DIR holds one folder per published table, as collected by hand from third parties. What is
written is our own: tidy tables with one fact a row, and beside each a description with its source,
licence, traps, number of rows and digest. The words of the descriptions are in data/nl_tables.toml.

The same source gives the same bytes. Nothing is written unless every check holds: the published
national totals, unique keys, and in every table exactly the municipalities of that year.

Not for estimating, filling in or correcting: a return of zeros stays, a hidden count stays empty.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import simplify_borders

ROOT = Path(__file__).resolve().parent.parent
DESCRIPTIONS = ROOT / "data" / "nl_tables.toml"

Row = tuple[str, ...]
Description = Mapping[str, Any]


class OpenDataError(Exception):
    """The source or the description is not what this tool can stand for."""


@dataclass(frozen=True)
class Table:
    name: str
    header: Row
    rows: tuple[Row, ...]

    def column(self, name: str) -> int:
        return self.header.index(name)


@dataclass(frozen=True)
class Control:
    """What the last column of the selected rows of one table and year must add up to."""

    table: str
    year: int
    column: str  # column of `table` that selects the rows
    values: frozenset[str]  # the values selected
    expected: int
    tolerance: int = 0


# Published in billions of euro with three decimals, so a total may differ half a million.
YOUTH_MEUR = {2017: 4175, 2018: 4642, 2019: 5105, 2020: 5210, 2021: 5582, 2022: 5621, 2023: 6278}
YOUTH_TASK_FIELDS = frozenset({"6.72", "6.73", "6.74", "6.82"})
TOTALS = (
    *(Control("iv3_jaarrekening", year, "taakveld", YOUTH_TASK_FIELDS, amount * 10**6, 500_000)
      for year, amount in YOUTH_MEUR.items()),
    Control("jeugdzorg_clienten", 2021, "onderwerp", frozenset({"clienten"}), 463_570),
    Control("jeugdzorg_clienten", 2022, "onderwerp", frozenset({"clienten"}), 461_955),
    Control("jeugdzorg_trajecten", 2021, "onderwerp", frozenset({"trajecten"}), 703_685),
    Control("jeugdzorg_trajecten", 2022, "onderwerp", frozenset({"trajecten"}), 695_050),
)
MUNICIPALITIES = {
    2017: 388, 2018: 380, 2019: 355, 2020: 355, 2021: 352, 2022: 345, 2023: 342, 2024: 342,
}

FIRST_YEAR, LAST_YEAR = 2017, 2024

# Numbers of the StatLine tables, by year.
YOUTH_CARE_TABLES = {"2021": "85075NED", "2022": "85335NED"}
INDICATOR_TABLES = {"2022": "85098NED"}
KEY_FIGURE_TABLES = {"2021": "85039NED", "2022": "85318NED"}

# Column of the source -> our name.
IV3_COLUMNS = {"lasten_totaal": "totaal"} | {
    f"tv_{field}": field for field in ("6.2", "6.72", "6.73", "6.74", "6.82")
}
KEY_FIGURE_TOPICS = {
    "a_inw": "inwoners", "a_00_14": "inwoners_0_14", "a_15_24": "inwoners_15_24",
    "a_hh": "huishoudens", "a_1p_hh": "eenpersoonshuishoudens",
    "a_hh_m_k": "huishoudens_met_kinderen", "a_nw_all": "niet_westers", "a_gesch": "gescheiden",
    "ste_oad": "adressendichtheid", "ste_mvs": "stedelijkheid",
}
KEY_FIGURE_2021_TOPICS = {
    "Bijstand recipients (per 1k)": "bijstand_per_1000",
    "Low income threshold (%)": "laag_inkomen_pct",
    "High education (%)": "hoog_opgeleid_pct", "Social housing (%)": "sociale_huur_pct",
    "At-or-below social minimum (%)": "rondom_sociaal_minimum_pct",
}
# Sub-fields of youth care in the accounts of 2023, and the measures of need with a weight in the
# cluster of youth care: the circular of September 2023 on the grants of 2024.
IV3_PARTS = ("6.72", "6.82") + tuple(
    f"6.{number}{letter}"
    for number, letters in (("72", "abcd"), ("73", "abc"), ("74", "abc"), ("82", "ab"))
    for letter in letters
)  # 6.72 and 6.82 themselves: what a municipality did not divide
CIRCULAR, GRANT_YEAR = "S2023", "2024"
GRANT_FILE = "s2023_2024"
YOUTH_CLUSTER = "Individuele voorzieningen Jeugd"
VOLUME_STEP = Decimal("0.0001")  # what a store keeps of a volume
# Borders: the year of the source, and the later years that joining municipalities makes of it. What
# spans less than a tenth of a square kilometre cannot be seen on a map of the country.
BORDER_YEAR, LATER_BORDER_YEARS = "2022", ("2023",)
SMALLEST_BEND_KM2, SMALLEST_ISLAND_KM2 = 0.1, 1.0
PROVINCES = {"Friesland": "Fryslân"}  # the source has one name in 2023 and the other in 2024


def read_records(path: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """Rows of a CSV file with a header that has at least `columns`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if missing := ", ".join(sorted(set(columns) - set(reader.fieldnames or ()))):
                raise OpenDataError(f"{path.name}: no column {missing}")
            records = list(reader)
    except OSError as error:
        raise OpenDataError(f"{path}: cannot be read ({error.strerror})") from error
    for line, record in enumerate(records, start=2):
        if None in record or None in record.values():
            raise OpenDataError(f"{path.name}: row {line} is longer or shorter than the header")
    return records


def number(text: str, where: str) -> str:
    """The number without needless zeros; empty stays empty."""
    if not text:
        return ""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise OpenDataError(f"{where}: {text!r} is not a number")
    return text.rstrip("0").rstrip(".") if "." in text else text


def make_table(name: str, header: Row, key: Row, rows: Iterable[Row]) -> Table:
    """A table sorted by its key columns. Throws when two rows share a key."""
    places = [header.index(column) for column in key]
    by_key: dict[Row, Row] = {}
    for row in rows:
        row_key = tuple(row[place] for place in places)
        if row_key in by_key:
            raise OpenDataError(f"{name}: two rows for {' '.join(row_key)}")
        by_key[row_key] = row
    return Table(name, header, tuple(by_key[row_key] for row_key in sorted(by_key)))


def iv3_table(source: Path, stand: str, file: str) -> Table:
    """Expenditure in euro, from thousands. A task field that a year does not know has no row."""
    columns = ("jaar", "stand", "gm_code", *IV3_COLUMNS)
    records = read_records(source / "iv3_lasten_per_taakveld" / file, columns)

    def rows() -> Iterator[Row]:
        for record in records:
            year, code = record["jaar"], record["gm_code"]
            if not FIRST_YEAR <= int(year) <= LAST_YEAR:
                continue
            if record["stand"] != stand:
                raise OpenDataError(f"{file}: {year} {code} is {record['stand']!r}, not {stand!r}")
            for column, task_field in IV3_COLUMNS.items():
                if record[column]:
                    thousands = Decimal(number(record[column], f"{file}: {year} {code} {column}"))
                    yield year, stand, code, task_field, str(thousands * 1000)

    header = ("jaar", "stand", "gm_code", "taakveld", "lasten_eur")
    return make_table(f"iv3_{stand}", header, ("jaar", "gm_code", "taakveld"), rows())


def iv3_part_table(source: Path) -> Table:
    """Youth care by sub-field in the accounts of 2023, in euro."""
    columns = ("jaar", "stand", "gm_code", "taakveld", "lasten")
    file = source / "iv3_youth_detail_2023_2025" / "2023_jaarrekening.csv"

    def rows() -> Iterator[Row]:
        for record in read_records(file, columns):
            year, stand, code, field, amount = (record[column] for column in columns)
            if code == "NL" or field not in IV3_PARTS:
                continue
            thousands = Decimal(number(amount, f"{file.name}: {code} {field}") or 0)
            yield year, stand, code, field, str(thousands * 1000)

    header = ("jaar", "stand", "gm_code", "deeltaakveld", "lasten_eur")
    return make_table("iv3_deeltaakvelden", header, ("jaar", "gm_code", "deeltaakveld"), rows())


def grant_tables(source: Path) -> list[Table]:
    """The measures of the general grant that count for youth care: volumes, weights and the grant."""
    folder = source / "gemeentefonds_2024_2025"
    named = ("Codering maatstaf", "Naam maatstaf", YOUTH_CLUSTER)
    weights = {
        record["Codering maatstaf"]: record
        for record in read_records(folder / f"{GRANT_FILE}_gewichten.csv", named)
        if record["Codering maatstaf"] and Decimal(record[YOUTH_CLUSTER] or 0)
    }
    volumes = read_records(folder / f"{GRANT_FILE}_volumina.csv", ("gm_code", *weights))
    grants = read_records(
        folder / f"{GRANT_FILE}_uitkering_per_cluster.csv", ("gm_code", YOUTH_CLUSTER)
    )
    moment = (CIRCULAR, GRANT_YEAR)
    volume_rows = (
        (*moment, r["gm_code"], measure, number(str(Decimal(r[measure]).quantize(VOLUME_STEP)), ""))
        for r in volumes
        for measure in weights
    )
    weight_rows = (
        (*moment, YOUTH_CLUSTER, code, r["Naam maatstaf"], number(r[YOUTH_CLUSTER], code))
        for code, r in weights.items()
    )
    grant_rows = (
        (*moment, r["gm_code"], YOUTH_CLUSTER, number(r[YOUTH_CLUSTER], r["gm_code"]))
        for r in grants
        if r["gm_code"]
    )
    head = ("circulaire", "jaar")
    return [
        make_table("gemeentefonds_volumina", (*head, "gm_code", "maatstaf", "volume"),
                   ("gm_code", "maatstaf"), volume_rows),
        make_table("gemeentefonds_gewichten", (*head, "cluster", "maatstaf", "naam", "gewicht"),
                   ("cluster", "maatstaf"), weight_rows),
        make_table("gemeentefonds_uitkering", (*head, "gm_code", "cluster", "bedrag_eur"),
                   ("gm_code", "cluster"), grant_rows),
    ]


def check_parts(tables: Mapping[str, Table]) -> None:
    """The sub-fields of a municipality add up to its task fields."""
    sums: dict[Row, Decimal] = {}
    for year, _, code, field, amount in tables["iv3_deeltaakvelden"].rows:
        key = (year, code, field.rstrip("abcd"))
        sums[key] = sums.get(key, Decimal(0)) + Decimal(amount)
    for year, _, code, field, amount in tables["iv3_jaarrekening"].rows:
        if field in YOUTH_TASK_FIELDS and year == "2023":
            parts = sums.get((year, code, field), Decimal(0))
            if parts != Decimal(amount):
                raise OpenDataError(f"iv3_deeltaakvelden: {code} {field} is {parts}, not {amount}")


def topic_rows(
    path: Path, tables: Mapping[str, str], topics: Mapping[str, str], year: str = ""
) -> Iterator[Row]:
    """One row per municipality and topic; `year` for a file that has no column for it."""
    for record in read_records(path, ["gm_code", *topics] + ([] if year else ["jaar"])):
        row_year, code = year or record["jaar"], record["gm_code"]
        if code == "NL":  # the national row: not to be added to the municipalities
            continue
        if row_year not in tables:
            raise OpenDataError(f"{path.name}: no table number known for {row_year}")
        for column, topic in topics.items():
            value = number(record[column], f"{path.name}: {row_year} {code} {column}")
            yield tables[row_year], row_year, code, topic, value


def topic_tables(source: Path, descriptions: Description) -> list[Table]:
    """Topics of youth care have our name in the source; those of the population are translated."""
    header = ("tabel", "jaar", "gm_code", "onderwerp", "waarde")
    key = ("jaar", "gm_code", "onderwerp")
    counts = source / "jeugdzorg_gemeenten_2021_2022" / "jeugdzorg_gemeenten_2021_2022.csv"
    indicators = source / "jeugdzorg_gemeenten_2021_2022" / "indicatoren_jeugdzorg_2022.csv"
    both_years = source / "kwb_gemeenten_2021_2022" / "kwb_gemeenten_2021_2022.csv"
    only_2021 = source / "kwb_2021_gemeenten" / "kwb_2021_gemeenten.csv"
    population = chain(
        topic_rows(both_years, KEY_FIGURE_TABLES, KEY_FIGURE_TOPICS),
        topic_rows(only_2021, KEY_FIGURE_TABLES, KEY_FIGURE_2021_TOPICS, year="2021"),
    )
    tables = [make_table("bevolking", header, key, population)]
    for name, file, numbers in (
        ("jeugdzorg_clienten", counts, YOUTH_CARE_TABLES),
        ("jeugdzorg_trajecten", counts, YOUTH_CARE_TABLES),
        ("jeugdzorg_percentages", indicators, INDICATOR_TABLES),
    ):
        topics = {topic: topic for topic in descriptions[name]["values"]["onderwerp"]}
        tables.append(make_table(name, header, key, topic_rows(file, numbers, topics)))
    return tables


def municipality_tables(source: Path) -> list[Table]:
    folder = source / "gemeenten_per_jaar"
    header = ("jaar", "gm_code", "gm_naam", "inwoners")
    lists = read_records(folder / "gemeenten_inwoners_2010_2026.csv", header)
    municipalities = (
        (r["jaar"], r["gm_code"], r["gm_naam"].removesuffix(" (gemeente)"), r["inwoners"])
        for r in lists
        if FIRST_YEAR <= int(r["jaar"]) <= LAST_YEAR
    )
    columns = ("gm_code_oud", "naam_oud", "gm_code_nieuw", "naam_nieuw", "overgang")
    source_columns = ("ingangsjaar_statistiek", *columns)
    merged = read_records(folder / "herindelingen_2018_2023.csv", source_columns)
    mergers = (tuple(r[c].removesuffix(" (gemeente)") for c in source_columns) for r in merged)
    merger_key = ("ingangsjaar", "gm_code_oud", "gm_code_nieuw")
    return [
        make_table("gemeenten", header, ("jaar", "gm_code"), municipalities),
        make_table("herindelingen", ("ingangsjaar", *columns), merger_key, mergers),
    ]


def class_table(source: Path, descriptions: Description) -> Table:
    """Classes with the labels of the description; the source lacks their spaces and points."""
    columns = ("provincie", "grootteklasse", "stedelijkheid", "centrumfunctie", "sociale_structuur")
    header = ("jaar", "gm_code", *columns)
    labels = {"": ""}
    for values in descriptions["gemeenteklassen"]["values"].values():
        labels |= {value.replace(" ", "").replace(".", ""): value for value in values}

    def rows() -> Iterator[Row]:
        for file in ("gemeenteklassen_2023.csv", "gemeenteklassen_2024.csv"):
            for r in read_records(source / "gemeenteklassen" / file, header):
                classes = [r[column].lower() for column in columns[1:]]
                if unknown := ", ".join(sorted(set(classes) - set(labels))):
                    raise OpenDataError(f"{file}: {r['gm_code']} has unknown class {unknown}")
                province = PROVINCES.get(r["provincie"], r["provincie"])
                yield r["jaar"], r["gm_code"], province, *(labels[text] for text in classes)

    return make_table("gemeenteklassen", header, ("jaar", "gm_code"), rows())


def region_tables(source: Path) -> list[Table]:
    folder = source / "jeugdregios_2023"
    regions = read_records(folder / "jeugdregios_2023.csv", ("jz_code", "naam"))
    source_columns = ("gm_code", "jeugdregio_code", "overlap_share")
    members = read_records(folder / "gemeente_jeugdregio_2023.csv", source_columns)
    member_rows = (
        ("2023", r["gm_code"], r["jeugdregio_code"], number(r["overlap_share"], r["gm_code"]))
        for r in members
    )
    member_header = ("jaar", "gm_code", "jz_code", "overlap_aandeel")
    if {r["jz_code"] for r in regions} != {r["jeugdregio_code"] for r in members}:
        raise OpenDataError("gemeente_jeugdregio: does not name exactly the regions of jeugdregios")
    region_rows = (("2023", r["jz_code"], r["naam"]) for r in regions)
    return [
        make_table("jeugdregios", ("jaar", "jz_code", "naam"), ("jaar", "jz_code"), region_rows),
        make_table("gemeente_jeugdregio", member_header, ("jaar", "gm_code"), member_rows),
    ]


def border_table(source: Path, mergers: Table) -> Table:
    """Simplified borders of every municipality, in the borders of each year."""
    path = source / "gemeentegrenzen" / f"gemeenten_{BORDER_YEAR}_wgs84.geojson"
    try:
        areas = simplify_borders.read_geojson(
            json.loads(path.read_text(encoding="utf-8")), "statcode"
        )
    except OSError as error:
        raise OpenDataError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise OpenDataError(f"{path.name}: is no GeoJSON of polygons with a statcode") from error
    joints = simplify_borders.junctions(areas)
    arcs = simplify_borders.SimplifiedArcs(SMALLEST_BEND_KM2)
    year_column, old, new = (
        mergers.column(name) for name in ("ingangsjaar", "gm_code_oud", "gm_code_nieuw")
    )
    rows: list[Row] = []
    for year in (BORDER_YEAR, *LATER_BORDER_YEARS):
        into = {row[old]: row[new] for row in mergers.rows if row[year_column] == year}
        if year != BORDER_YEAR:
            areas = simplify_borders.join(areas, into)
        drawn = simplify_borders.simplified(areas, joints, arcs, SMALLEST_ISLAND_KM2)
        rows += ((year, code, simplify_borders.ring_text(rings)) for code, rings in drawn.items())
    return make_table("gemeentegrenzen", ("jaar", "gm_code", "vlakken"), ("jaar", "gm_code"), rows)


def compile_tables(source: Path, descriptions: Description) -> dict[str, Table]:
    municipalities, mergers = municipality_tables(source)
    tables = [
        iv3_table(source, "jaarrekening", "iv3_jaarrekening_2017_2023.csv"),
        iv3_table(source, "begroting", "iv3_begroting_2017_2026.csv"),
        *topic_tables(source, descriptions),
        municipalities,
        mergers,
        class_table(source, descriptions),
        *region_tables(source),
        iv3_part_table(source),
        *grant_tables(source),
        border_table(source, mergers),
    ]
    return {table.name: table for table in tables}


def codes_by_year(table: Table) -> dict[str, set[str]]:
    year, code = table.column("jaar"), table.column("gm_code")
    codes: dict[str, set[str]] = {}
    for row in table.rows:
        codes.setdefault(row[year], set()).add(row[code])
    return codes


def check_municipalities(tables: Mapping[str, Table], expected: Mapping[int, int]) -> None:
    """Every table has, for each of its years, exactly the municipalities of that year."""
    known = codes_by_year(tables["gemeenten"])
    counts = {int(year): len(codes) for year, codes in known.items()}
    if counts != expected:
        raise OpenDataError(f"gemeenten: municipalities per year {counts}, expected {expected}")
    for table in (table for table in tables.values() if "gm_code" in table.header):
        for year, codes in codes_by_year(table).items():
            if wrong := " ".join(sorted(codes ^ known.get(year, set()))):
                raise OpenDataError(f"{table.name}: {year} has other municipalities: {wrong}")


def check_mergers(tables: Mapping[str, Table]) -> None:
    """The codes that disappear between two yearly lists are exactly those the mergers name."""
    known, mergers = codes_by_year(tables["gemeenten"]), tables["herindelingen"].rows
    for year in sorted(known)[1:]:
        old = {row[1] for row in mergers if row[0] == year}
        new = {row[3] for row in mergers if row[0] == year}
        if known.get(str(int(year) - 1), set()) - known[year] != old or not new <= known[year]:
            raise OpenDataError(f"herindelingen: {year} is not what the lists of codes say")


def check_total(table: Table, control: Control) -> None:
    year, select = table.column("jaar"), table.column(control.column)
    total = sum(
        Decimal(row[-1])
        for row in table.rows
        if row[year] == str(control.year) and row[select] in control.values and row[-1]
    )
    if abs(total - control.expected) > control.tolerance:
        raise OpenDataError(
            f"{table.name}: {control.year} {'+'.join(sorted(control.values))} adds up to {total},"
            f" published is {control.expected} (tolerance {control.tolerance})"
        )


def csv_bytes(table: Table) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([table.header, *table.rows])
    return stream.getvalue().encode()


def toml_text(values: Mapping[str, Any], path: str = "") -> str:
    """TOML of strings, whole numbers, arrays of these, and nested tables, in the given order."""

    def scalar(value: Any) -> str:
        if isinstance(value, str) and "\n" in value:
            return f'"""\n{value}"""'
        return json.dumps(value, ensure_ascii=False)

    def name(key: str) -> str:
        return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)

    nested = {key: value for key, value in values.items() if isinstance(value, Mapping)}
    plain = {key: value for key, value in values.items() if key not in nested}
    text = f"\n[{path}]\n" if path and plain else ""
    text += "".join(f"{name(key)} = {scalar(value)}\n" for key, value in plain.items())
    for key, value in nested.items():
        text += toml_text(value, f"{path}.{name(key)}" if path else name(key))
    return text


def sidecar(table: Table, content: bytes, description: Description) -> str:
    """The description of one file. Throws when it leaves a column or a coded value undescribed."""
    if tuple(description["columns"]) != table.header:
        raise OpenDataError(f"{table.name}: described are other columns than {table.header}")
    for column, meanings in description.get("values", {}).items():
        used = {row[table.column(column)] for row in table.rows} - {""}
        if unknown := ", ".join(sorted(used - set(meanings))):
            raise OpenDataError(f"{table.name}: no description of {column} {unknown}")
    values = dict(description)
    columns, meanings = values.pop("columns"), values.pop("values", {})
    values |= {"rows": len(table.rows), "sha256": hashlib.sha256(content).hexdigest()}
    values |= {"columns": columns} | ({"values": meanings} if meanings else {})
    text = toml_text(values)
    if tomllib.loads(text) != values:
        raise OpenDataError(f"{table.name}: the description cannot be written as TOML")
    return text


def compile_open_data(
    source: Path,
    out: Path,
    totals: Sequence[Control] = TOTALS,
    municipalities: Mapping[int, int] = MUNICIPALITIES,  # how many there are in each year
) -> None:
    """Read SOURCE, check, and write tables and descriptions to `out`; all or nothing."""
    descriptions = tomllib.loads(DESCRIPTIONS.read_text(encoding="utf-8"))
    tables = compile_tables(source, descriptions)
    check_municipalities(tables, municipalities)
    check_mergers(tables)
    check_parts(tables)
    for control in totals:
        check_total(tables[control.table], control)
    if wrong := ", ".join(sorted(set(descriptions) ^ set(tables))):
        raise OpenDataError(f"{DESCRIPTIONS.name}: does not describe exactly the tables: {wrong}")
    files: dict[str, bytes] = {}
    for name, table in tables.items():
        files[f"{name}.csv"] = csv_bytes(table)
        files[f"{name}.toml"] = sidecar(table, files[f"{name}.csv"], descriptions[name]).encode()
    out.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (out / file).write_bytes(content)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Make data/nl from copies of Dutch open data.")
    parser.add_argument("source_dir", type=Path)
    parser.add_argument("out_dir", type=Path, nargs="?", default=ROOT / "data" / "nl")
    options = parser.parse_args(arguments)
    try:
        compile_open_data(options.source_dir, options.out_dir)
    except OpenDataError as error:
        print(f"compile_open_data: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
