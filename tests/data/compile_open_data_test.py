"""The compiler of public tables on a made-up country, and the tables that are committed."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import importlib.util
import io
import json
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "compile_open_data.py"
specification = importlib.util.spec_from_file_location("compile_open_data", TOOL)
assert specification and specification.loader
tool = importlib.util.module_from_spec(specification)
sys.modules["compile_open_data"] = tool
sys.path.insert(0, str(TOOL.parent))
specification.loader.exec_module(tool)

# Gamma (GM0003) merges into Beta in 2018.
YEARS = range(2017, 2025)
MUNICIPALITIES = {year: 3 if year == 2017 else 2 for year in YEARS}
TOTALS = (
    tool.Control("iv3_jaarrekening", 2017, "taakveld", frozenset({"6.72", "6.82"}), 126_000),
    tool.Control("jeugdzorg_clienten", 2022, "onderwerp", frozenset({"clienten"}), 30),
)
IV3 = "jaar,stand,gm_code,lasten_totaal,tv_6.2,tv_6.72,tv_6.73,tv_6.74,tv_6.82\n"
CLIENTS = (
    "clienten,clienten_0_3,clienten_4_11,clienten_12_17,clienten_18_22,"
    "clienten_eenouder,clienten_paar,clienten_ander_huishouden"
)
TRAJECTORIES = (
    "trajecten,traj_gemeentelijke_toegang,traj_huisarts,traj_jeugdarts,"
    "traj_gecertificeerde_instelling,traj_medisch_specialist,traj_rechter_ovj,"
    "traj_geen_verwijzer,traj_verwijzer_onbekend"
)
SOURCE = {
    "iv3_lasten_per_taakveld/iv3_jaarrekening_2017_2023.csv": IV3
    + "2017,jaarrekening,GM0003,0,0,0,,,0\n"
    "2017,jaarrekening,GM0001,900,10,100,,,-4\n"
    "2017,jaarrekening,GM0002,500,5,30,,,0\n"
    "2023,jaarrekening,GM0001,900,10,70,20,10,5\n"
    "2023,jaarrekening,GM0002,500,5,20,5,5,1\n",
    "iv3_lasten_per_taakveld/iv3_begroting_2017_2026.csv": IV3
    + "2024,begroting,GM0001,950,11,71,21,11,6\n"
    "2024,begroting,GM0002,0,0,0,0,0,0\n"
    "2025,begroting,GM0001,950,11,,,,6\n",
    "jeugdzorg_gemeenten_2021_2022/jeugdzorg_gemeenten_2021_2022.csv": (
        f"jaar,gm_code,{CLIENTS},{TRAJECTORIES}\n"
        "2021,GM0001,15,,10,,,10,,,20,10,,,,,,,\n"
        "2021,GM0002,15,,10,,,10,,,20,10,,,,,,,\n"
        "2022,GM0001,20,,10,,,10,10,,25,10,15,,,,,,\n"
        "2022,GM0002,10,,,,,,10,,10,,,,,,,,\n"
    ),
    "jeugdzorg_gemeenten_2021_2022/indicatoren_jeugdzorg_2022.csv": (
        "jaar,gm_code,pct_jeugdhulp_in_natura,pct_met_verblijf_van_jeugdhulp,pct_jeugdbescherming,"
        "pct_verblijf_van_jeugdbescherming,pct_jeugdreclassering\n"
        "2022,NL,13.2,8.8,1.2,46.3,0.3\n2022,GM0001,10.0,8,1.4,,0.4\n2022,GM0002,12.5,,,,\n"
    ),
    "kwb_gemeenten_2021_2022/kwb_gemeenten_2021_2022.csv": (
        "jaar,gm_code,a_inw,a_00_14,a_15_24,a_hh,a_1p_hh,a_hh_m_k,a_nw_all,a_gesch,"
        "ste_oad,ste_mvs\n"
        + "".join(
            f"{year},{code},1000,150,120,400,150,130,90,80,700,4\n"
            for year in (2021, 2022)
            for code in ("GM0001", "GM0002")
        )
    ),
    "kwb_2021_gemeenten/kwb_2021_gemeenten.csv": (
        "gm_code,Bijstand recipients (per 1k),Low income threshold (%),High education (%),"
        "Social housing (%),At-or-below social minimum (%)\n"
        "GM0001,20.50,6.0,30.1,40.0,5\nGM0002,,5,28,20,4\n"
    ),
    "gemeenten_per_jaar/gemeenten_inwoners_2010_2026.csv": "jaar,gm_code,gm_naam,inwoners\n"
    + "2010,GM0009,Weg,\n2017,GM0003,Gamma,300\n"
    + "".join(f'{y},GM0001,Alfa (gemeente),1000\n{y},GM0002,"Beta, Zuid",1300\n' for y in YEARS),
    "gemeenten_per_jaar/herindelingen_2018_2023.csv": (
        "ingangsjaar_statistiek,gm_code_oud,naam_oud,gm_code_nieuw,naam_nieuw,overgang\n"
        '2018,GM0003,Gamma,GM0002,"Beta, Zuid",volledig\n'
    ),
    **{
        f"gemeenteklassen/gemeenteklassen_{year}.csv": (
            "jaar,gm_code,provincie,grootteklasse,stedelijkheid,centrumfunctie,sociale_structuur\n"
            f"{year},GM0001,Friesland,minderdan5000inwoners,Zeersterkstedelijk,,Zwak\n"
            f"{year},GM0002,Zeeland,100000tot150000inwoners,Nietstedelijk,Weinig,Goed\n"
        )
        for year in (2023, 2024)
    },
    "iv3_youth_detail_2023_2025/2023_jaarrekening.csv": (
        "jaar,stand,gm_code,taakveld,lasten\n"
        "2023,jaarrekening,NL,6.72a,999\n2023,jaarrekening,GM0001,6.2,10\n"
        "2023,jaarrekening,GM0001,6.72,5\n2023,jaarrekening,GM0001,6.72a,65\n"
        "2023,jaarrekening,GM0001,6.73b,20\n2023,jaarrekening,GM0001,6.74a,10\n"
        "2023,jaarrekening,GM0001,6.82b,5\n"
        "2023,jaarrekening,GM0002,6.72b,20\n2023,jaarrekening,GM0002,6.73a,5\n"
        "2023,jaarrekening,GM0002,6.74c,5\n2023,jaarrekening,GM0002,6.82a,1\n"
    ),
    "gemeentefonds_2024_2025/s2023_2024_gewichten.csv": (
        "Codering maatstaf,Naam maatstaf,Individuele voorzieningen Jeugd\n"
        "jong,jongeren,305.42\nbo31,oorden,0\n,voogdij/18+,1\n"
    ),
    "gemeentefonds_2024_2025/s2023_2024_volumina.csv": (
        "gm_code,jong,bo31\nGM0002,12.00004,1\nGM0001,10.123456,2\n"
    ),
    "gemeentefonds_2024_2025/s2023_2024_uitkering_per_cluster.csv": (
        "gm_code,Individuele voorzieningen Jeugd\nGM0001,100\nGM0002,120\n,220\n"
    ),
    "jeugdregios_2023/jeugdregios_2023.csv": "jz_code,naam\nJZ01,Noord\n",
    "jeugdregios_2023/gemeente_jeugdregio_2023.csv": (
        "gm_code,jeugdregio_code,overlap_share\nGM0002,JZ01,0.900\nGM0001,JZ01,1.000\n"
    ),
    # Two squares of a fifth of a degree with a common side that has a small bend; the second has an
    # island of some metres.
    "gemeentegrenzen/gemeenten_2022_wgs84.geojson": json.dumps(
        {
            "features": [
                {
                    "properties": {"statcode": "GM0001"},
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [
                            [[5, 52], [5, 52.2], [5.2, 52.2], [5.2001, 52.1], [5.2, 52], [5, 52]]
                        ],
                    },
                },
                {
                    "properties": {"statcode": "GM0002"},
                    "geometry": {
                        "type": "MultiPolygon",
                        "coordinates": [
                            [[[6, 52], [6, 52.001], [6.001, 52.001], [6, 52]]],
                            [[[5.2, 52], [5.2001, 52.1], [5.2, 52.2], [5.4, 52.2], [5.4, 52], [5.2, 52]]],
                        ],
                    },
                },
            ]
        }
    ),
}


class CompileTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name) / "source"
        self.out = Path(folder.name) / "out"
        for file, text in SOURCE.items():
            self.write(file, text)

    def write(self, file: str, text: str) -> None:
        path = self.source / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def compile(self, totals=TOTALS, out: Path | None = None) -> None:
        tool.compile_open_data(self.source, out or self.out, totals, MUNICIPALITIES)

    def lines(self, name: str) -> list[str]:
        return (self.out / f"{name}.csv").read_bytes().decode().split("\n")

    def assert_fails(self, pattern: str, totals=TOTALS) -> None:
        with self.assertRaisesRegex(tool.OpenDataError, pattern):
            self.compile(totals)
        self.assertFalse(self.out.exists(), "nothing is written when a check fails")

    def test_expenditure_is_in_euro_sorted_and_without_unknown_task_fields(self) -> None:
        self.compile()
        lines = self.lines("iv3_jaarrekening")
        self.assertEqual(lines[0], "jaar,stand,gm_code,taakveld,lasten_eur")
        self.assertEqual(
            lines[1:5],
            [
                "2017,jaarrekening,GM0001,6.2,10000",
                "2017,jaarrekening,GM0001,6.72,100000",
                "2017,jaarrekening,GM0001,6.82,-4000",
                "2017,jaarrekening,GM0001,totaal,900000",
            ],
        )
        self.assertIn("2023,jaarrekening,GM0002,6.73,5000", lines)

    def test_a_return_of_zeros_stays(self) -> None:
        self.compile()
        self.assertIn("2017,jaarrekening,GM0003,totaal,0", self.lines("iv3_jaarrekening"))
        self.assertIn("2024,begroting,GM0002,6.74,0", self.lines("iv3_begroting"))
        self.assertFalse([line for line in self.lines("iv3_begroting") if line.startswith("2025")])

    def test_hidden_counts_stay_empty_and_the_table_number_follows_the_year(self) -> None:
        self.compile()
        self.assertIn("85075NED,2021,GM0001,clienten_0_3,", self.lines("jeugdzorg_clienten"))
        self.assertIn("85335NED,2022,GM0001,traj_huisarts,15", self.lines("jeugdzorg_trajecten"))
        percentages = self.lines("jeugdzorg_percentages")
        self.assertIn("85098NED,2022,GM0001,pct_jeugdhulp_in_natura,10", percentages)
        self.assertNotIn(",NL,", "".join(percentages))
        self.assertIn("85039NED,2021,GM0001,bijstand_per_1000,20.5", self.lines("bevolking"))
        self.assertIn("85318NED,2022,GM0002,huishoudens_met_kinderen,130", self.lines("bevolking"))

    def test_measures_with_a_weight_for_youth_are_rounded_and_no_total_is_among_them(self) -> None:
        self.compile()
        self.assertEqual(
            self.lines("gemeentefonds_volumina")[1:3],
            ["S2023,2024,GM0001,jong,10.1235", "S2023,2024,GM0002,jong,12"],
        )
        self.assertEqual(
            self.lines("gemeentefonds_gewichten")[1:],
            ["S2023,2024,Individuele voorzieningen Jeugd,jong,jongeren,305.42", ""],
        )
        self.assertEqual(len(self.lines("gemeentefonds_uitkering")), 4)
        self.assertIn("2023,jaarrekening,GM0001,6.72,5000", self.lines("iv3_deeltaakvelden"))

    def test_sub_fields_that_do_not_add_up_fail(self) -> None:
        file = "iv3_youth_detail_2023_2025/2023_jaarrekening.csv"
        self.write(file, SOURCE[file].replace("6.72a,65", "6.72a,66"))
        self.assert_fails("iv3_deeltaakvelden: GM0001 6.72 is 71000, not 70000")

    def test_names_and_classes_are_readable(self) -> None:
        self.compile()
        self.assertEqual(
            self.lines("gemeenten")[1:3],
            ["2017,GM0001,Alfa,1000", '2017,GM0002,"Beta, Zuid",1300'],
        )
        self.assertEqual(
            self.lines("gemeenteklassen")[1:3],
            [
                "2023,GM0001,Fryslân,minder dan 5.000 inwoners,zeer sterk stedelijk,,zwak",
                "2023,GM0002,Zeeland,100.000 tot 150.000 inwoners,niet stedelijk,weinig,goed",
            ],
        )
        self.assertIn('2018,GM0003,Gamma,GM0002,"Beta, Zuid",volledig', self.lines("herindelingen"))
        self.assertEqual(
            self.lines("gemeente_jeugdregio")[1:3],
            ["2023,GM0001,JZ01,1", "2023,GM0002,JZ01,0.9"],
        )

    def test_a_common_border_is_simplified_once_and_a_speck_goes(self) -> None:
        self.compile()
        self.assertEqual(
            self.lines("gemeentegrenzen")[:3],
            [
                "jaar,gm_code,vlakken",
                "2022,GM0001,52000 522000 0 -2000 -2000 0 0 2000",
                "2022,GM0002,52000 520000 0 2000 2000 0 0 -2000",
            ],
        )

    def test_joined_areas_lose_the_border_between_them(self) -> None:
        borders = tool.simplify_borders
        left, right = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)), (
            (1.0, 0.0), (1.0, 1.0), (2.0, 1.0), (2.0, 0.0))
        joined = borders.join({"A": [left], "B": [right]}, {"B": "A"})
        self.assertEqual(list(joined), ["A"])
        (ring,) = joined["A"]
        self.assertEqual(set(ring), set(left) | set(right))
        self.assertEqual(len(ring), 6)

    def test_borders_that_are_no_polygons_fail(self) -> None:
        self.write("gemeentegrenzen/gemeenten_2022_wgs84.geojson", '{"features": [{}]}')
        self.assert_fails("gemeenten_2022_wgs84.geojson: is no GeoJSON of polygons")

    def test_the_same_source_gives_the_same_bytes_in_any_order_of_rows(self) -> None:
        self.compile()
        for file, text in SOURCE.items():
            if file.endswith("json"):
                continue
            header, *rows = text.splitlines()
            self.write(file, "\n".join([header, *reversed(rows)]) + "\n")
        again = self.out.with_name("again")
        self.compile(out=again)
        files = sorted(path.name for path in self.out.iterdir())
        self.assertEqual(files, sorted(path.name for path in again.iterdir()))
        for file in files:
            self.assertEqual((self.out / file).read_bytes(), (again / file).read_bytes(), file)

    def test_a_wrong_total_fails_and_names_both_amounts(self) -> None:
        fields = frozenset({"6.72", "6.82"})
        wrong = tool.Control("iv3_jaarrekening", 2017, "taakveld", fields, 127_000, 500)
        message = r"iv3_jaarrekening: 2017 6\.72\+6\.82 adds up to 126000, published is 127000"
        self.assert_fails(message, (wrong,))

    def test_a_municipality_that_is_missing_or_double_fails(self) -> None:
        file = "jeugdregios_2023/gemeente_jeugdregio_2023.csv"
        self.write(file, SOURCE[file].replace("GM0002,JZ01,0.900\n", ""))
        self.assert_fails("gemeente_jeugdregio: 2023 has other municipalities: GM0002")
        self.write(file, SOURCE[file] + "GM0002,JZ01,0.1\n")
        self.assert_fails("gemeente_jeugdregio: two rows for 2023 GM0002")

    def test_mergers_must_explain_the_codes_that_disappear(self) -> None:
        file = "gemeenten_per_jaar/herindelingen_2018_2023.csv"
        self.write(file, SOURCE[file].replace("GM0003", "GM0004"))
        self.assert_fails("herindelingen: 2018")

    def test_damaged_source_files_fail_with_the_place(self) -> None:
        file = "gemeenteklassen/gemeenteklassen_2024.csv"
        self.write(file, SOURCE[file].replace("Nietstedelijk", "Dorps"))
        self.assert_fails("gemeenteklassen_2024.csv: GM0002 has unknown class dorps")
        self.write(file, SOURCE[file].replace(",Weinig,Goed", ""))
        self.assert_fails("gemeenteklassen_2024.csv: row 3 is longer or shorter")
        self.write(file, SOURCE[file].replace("stedelijkheid", "x"))
        self.assert_fails("gemeenteklassen_2024.csv: no column stedelijkheid")
        (self.source / file).unlink()
        self.assert_fails("gemeenteklassen_2024.csv: cannot be read")

    def test_a_number_that_is_none_fails(self) -> None:
        file = "jeugdzorg_gemeenten_2021_2022/indicatoren_jeugdzorg_2022.csv"
        self.write(file, SOURCE[file].replace("12.5", "12,5").replace("12,5,,,,", '"12,5",,,,'))
        self.assert_fails("GM0002 pct_jeugdhulp_in_natura: '12,5' is not a number")

    def test_the_command_reports_a_failed_check_and_fails(self) -> None:
        error = io.StringIO()
        with contextlib.redirect_stderr(error):
            self.assertEqual(tool.main([str(self.source), str(self.out)]), 1)
        self.assertIn("compile_open_data: gemeenten: municipalities per year", error.getvalue())


class CommittedTablesTest(unittest.TestCase):
    def test_every_table_matches_its_description(self) -> None:
        tables = sorted((ROOT / "data" / "nl").glob("*.csv"))
        england = sorted((ROOT / "data" / "england").glob("*.csv"))
        self.assertEqual(len(england), 4)
        self.assertEqual(len(tables), 16)
        for path in tables + england:
            with self.subTest(path.name):
                content = path.read_bytes()
                described = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
                header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
                self.assertEqual(described["sha256"], hashlib.sha256(content).hexdigest())
                self.assertEqual(described["rows"], len(rows))
                self.assertEqual(list(described["columns"]), header)
                self.assertNotIn(b"\r", content)
                self.assertLess(len(content), 1_000_000)
                if header[0] == "jaar":
                    first, _, last = described["period"].partition("-")
                    years = set(map(str, range(int(first), int(last or first) + 1)))
                    self.assertEqual({row[0] for row in rows}, years)


if __name__ == "__main__":
    unittest.main()
