"""Spreadsheets: numbers as numbers, named tables, frozen heads, what they are, and the same totals."""

import csv
import html
import json
import re
import shutil
import subprocess
import tomllib
import unittest
import zipfile
from xml.etree import ElementTree

from program import FIGURES, MODEL, ROOT, STORE, Workplace, tree

SPACE = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
OFFICE = shutil.which('soffice') or shutil.which('libreoffice')


class Workbook:
    """The sheets of an .xlsx by name: rows of cells, a number as float and a text as str."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        shared = self.xml('xl/sharedStrings.xml')
        self.texts = [''.join(part.text or '' for part in item.iter(f'{{{SPACE["m"]}}}t')) for item in shared]
        names = [sheet.get('name') for sheet in self.xml('xl/workbook.xml').find('m:sheets', SPACE)]
        self.sheets = {name: self.xml(f'xl/worksheets/sheet{i}.xml') for i, name in enumerate(names, 1)}

    def xml(self, name):
        return ElementTree.fromstring(self.parts[name])

    def value(self, cell):
        text = cell.find('m:v', SPACE).text
        return self.texts[int(text)] if cell.get('t') == 's' else float(text)

    def rows(self, name):
        return [[self.value(cell) for cell in row if cell.find('m:v', SPACE) is not None]
                for row in self.sheets[name].iter(f'{{{SPACE["m"]}}}row')]

    def tables(self):
        return [self.xml(name) for name in self.parts if name.startswith('xl/tables/')]


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('import', FIGURES)
        cls.run_id = cls.place.benchmark_json(replications=100)['run']
        cls.place.must('report', '--run', cls.run_id)
        cls.said = json.loads(cls.place.must('export', 'xlsx', '--run', cls.run_id, '--json'))
        cls.book = Workbook(cls.place.path / cls.said['file'])

    def test_for_internal_use_it_is_open_to_those_only_for_whom_the_store_is(self):
        def rights(audience):
            self.place.must('export', 'xlsx', '--run', self.run_id, '--municipality', 'Utrecht', '--audience', audience,
                            '--out', audience)
            return {path.stat().st_mode & 0o077 for path in (self.place.path / audience).rglob('*')}
        store = self.place.path / STORE
        before = store.stat().st_mode
        self.addCleanup(store.chmod, before)
        store.chmod(0o600)
        self.assertEqual(rights('intern'), {0})
        self.assertNotIn(0, rights('openbaar'))

    def machine_csv(self, table):
        with open(self.place.path / 'rapport' / 'csv' / f'{table}.csv', encoding='utf-8', newline='') as file:
            return list(csv.DictReader(file))

    def units_sheet(self):
        """The sheet that holds the table of municipalities, as rows by header."""
        name = next(iter(self.book.sheets))
        header, *rows = self.book.rows(name)
        return name, header, rows

    def test_there_is_one_for_the_country_and_one_for_each_municipality(self):
        self.assertEqual(self.said['run'], self.run_id)
        files = [path.name for path in (self.place.path / 'export' / 'gemeente').iterdir()]
        self.assertEqual(self.said['files'], len(files) + 1)
        self.assertEqual(len(files), len(self.machine_csv('units')) + len(self.machine_csv('excluded')))

    def test_numbers_are_numbers_and_add_up_to_those_of_the_csv(self):
        units = self.machine_csv('units')
        _, _, rows = self.units_sheet()
        self.assertEqual(len(rows), len(units))
        place = list(key for key in units[0] if not key.endswith('_state')).index('spend_eur')
        self.assertTrue(all(isinstance(row[place], float) for row in rows))
        # Written with the digits that a double needs, so that the sum is that of the same numbers.
        self.assertEqual(sum(row[place] for row in rows), sum(float(row['spend_eur']) for row in units))

    def test_every_sheet_of_figures_is_a_named_table_with_a_frozen_head(self):
        tables = self.book.tables()
        self.assertEqual(len(tables), len(self.book.sheets) - 1)
        names = [table.get('displayName') for table in tables]
        self.assertEqual(len(names), len(set(names)))
        self.assertIn('doelmaat_units', names)
        for table in tables:
            columns = [column.get('name') for column in table.find('m:tableColumns', SPACE)]
            self.assertEqual(len(columns), len(set(columns)))
        for name, sheet in self.book.sheets.items():
            pane = sheet.find('.//m:pane', SPACE)
            self.assertEqual((pane.get('ySplit'), pane.get('state')), ('1', 'frozen'), name)

    def test_the_account_says_run_model_sources_and_definitions(self):
        account = self.book.rows('Verantwoording')
        said = {row[0]: row[1] for row in account if len(row) == 2}
        self.assertEqual((said['Run'], said['Model']), (self.run_id, MODEL))
        self.assertIn('kwaliteit', said['Let op'])
        text = '\n'.join(' '.join(map(str, row)) for row in account)
        for words in ('Bronnen', 'CBS', 'Aantal herhalingen', 'benchmark/nl-2022', 'spend_eur'):
            self.assertIn(words, text)
        self.assertIn('0,7', said.values())
        self.assertNotIn('near_miss_limit', text)

    def test_every_workbook_says_that_the_national_check_was_not_passed(self):
        page = (self.place.path / 'rapport' / 'gemeente' / 'GM0344.html').read_text(encoding='utf-8')
        for name in ('landelijk.xlsx', 'gemeente/GM0344.xlsx'):
            book = Workbook(self.place.path / 'export' / name)
            said = {row[0]: row[1] for row in book.rows('Verantwoording') if len(row) == 2}
            check = said['Landelijke controle']
            self.assertIn('niet doorstaan', check)
            self.assertIn(check, html.unescape(page))
            notes = [''.join(note.itertext()) for part, text in book.parts.items() if part.startswith('xl/comments')
                     for note in ElementTree.fromstring(text).iter(f'{{{SPACE["m"]}}}comment')]
            self.assertIn(check, notes)

    def test_the_account_describes_the_tables_of_the_workbook_and_no_others(self):
        for name in ('landelijk.xlsx', 'gemeente/GM0344.xlsx'):
            book = Workbook(self.place.path / 'export' / name)
            headings = [row[0] for row in book.rows('Verantwoording') if len(row) == 1]
            self.assertEqual(headings[1:4], ['Bronnen', 'Opties', 'Bestanden van de catalogus'])
            self.assertEqual(len(headings) - 4, len(book.tables()))
            self.assertNotIn('Grenzen op de kaart', headings)

    def test_names_of_sheets_are_whole_words(self):
        names = list(self.book.sheets)
        self.assertEqual(names[:2], ['Gemeenten en potentieel', 'Besparingspotentieel'])
        with open(ROOT / 'locales' / 'nl_table.toml', 'rb') as file:
            words = set(re.findall(r'[\w-]+', ' '.join(tomllib.load(file)['table'].values()).lower()))
        with open(ROOT / 'locales' / 'nl_report.toml', 'rb') as file:
            words |= set(re.findall(r'[\w-]+', ' '.join(tomllib.load(file)['report']['sheet'].values()).lower()))
        for name in names[:-1]:
            self.assertLessEqual(len(name), 31)
            self.assertNotRegex(name, r'  |[ ,;:]$')
            self.assertLessEqual(set(re.findall(r'[\w-]+', name.lower())), words, name)

    def test_a_cell_without_a_value_says_why(self):
        words = {cell for name in self.book.sheets for row in self.book.rows(name) for cell in row
                 if isinstance(cell, str)}
        self.assertIn('onbekend', words)
        self.assertFalse({'', 'nan', '-1', 'inf'} & words)

    def test_a_municipality_has_its_own_rows_only(self):
        done = json.loads(self.place.must('export', 'xlsx', '--run', self.run_id, '--municipality', 'Utrecht',
                                          '--out', 'een', '--json'))
        self.assertEqual((done['file'], done['files']), ('een/gemeente/GM0344.xlsx', 1))
        book = Workbook(self.place.path / done['file'])
        for name in list(book.sheets)[:-1]:
            header, *rows = book.rows(name)
            self.assertTrue(rows, name)
            code = header.index('Code')
            self.assertEqual({row[code] for row in rows}, {'GM0344'}, name)
        self.assertEqual((self.place.path / done['file']).read_bytes(),
                         (self.place.path / 'export' / 'gemeente' / 'GM0344.xlsx').read_bytes())

    def test_the_same_run_gives_the_same_bytes(self):
        before = tree(self.place.path / 'export')
        self.place.must('export', 'xlsx', '--run', self.run_id)
        self.assertEqual(tree(self.place.path / 'export'), before)

    def test_what_cannot_be_written_or_found_is_told(self):
        self.place.write('vol', 'geen map')
        done = self.place.run('export', 'xlsx', '--run', self.run_id, '--out', 'vol')
        self.assertEqual(done.returncode, 74)
        self.assertIn('landelijk.xlsx', done.stderr)
        self.assertEqual(done.stderr.count('\n'), 1, done.stderr)
        self.assertNotIn('workbook_close', done.stderr)
        done = self.place.run('export', 'xlsx', '--run', self.run_id, '--municipality', 'Nergens')
        self.assertEqual(done.returncode, 66)

    def test_libreoffice_reads_the_same_totals(self):
        if not OFFICE:
            self.skipTest('LibreOffice is not installed')
        name, header, rows = self.units_sheet()
        subprocess.run(
            [OFFICE, '--headless', f'-env:UserInstallation=file://{self.place.home}/office', '--convert-to',
             'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1', '--outdir',
             self.place.temporary, self.place.path / self.said['file']],
            check=True, capture_output=True, timeout=120)
        converted, = [path for path in self.place.temporary.glob('*.csv')]
        with open(converted, encoding='utf-8', newline='') as file:
            head, *read = list(csv.reader(file))
        self.assertEqual(head, header)

        def number(text):  # a share comes out as LibreOffice shows what is typed: 67.45%
            return float(text.removesuffix('%')) / (100 if text.endswith('%') else 1)

        self.assertEqual(len(read), len(rows))
        for c, cell in enumerate(rows[0]):
            if isinstance(cell, float) and all(isinstance(row[c], float) for row in rows):
                # LibreOffice writes 15 digits.
                total = sum(row[c] for row in rows)
                self.assertAlmostEqual(sum(number(row[c]) for row in read), total,
                                       delta=abs(total) * 1e-9, msg=header[c])


if __name__ == '__main__':
    unittest.main()
