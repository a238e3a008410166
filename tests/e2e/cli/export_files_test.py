"""Figures for other programs: CSV, Parquet, every number as a row, tables of the GGM; what R and Python make of them."""

import csv
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import unittest
from collections import Counter, defaultdict

from program import BAD_INPUT, CONFLICT, FIGURES, NOT_FOUND, ROOT, Workplace, tree

PAGE = ROOT / 'docs' / 'user' / 'analyse.md'
SNIPPET = re.compile(r'^```(\w+)(?: (\w+))?\n(.*?)^```', re.MULTILINE | re.DOTALL)
KEYS = ('table', 'municipality', 'period', 'indicator', 'dimension')
STATES = {'value', 'missing', 'hidden', 'not_applicable', 'suppressed'}


def rows_of(path, **options):
    with open(path, encoding=options.pop('encoding', 'utf-8'), newline='') as file:
        return list(csv.DictReader(file, **options))


class Figures(unittest.TestCase):
    """Of public figures."""

    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('import', FIGURES)
        cls.run_id = cls.place.benchmark_json(replications=100)['run']
        cls.said = {kind: json.loads(cls.place.must('export', kind, '--run', cls.run_id, '--json'))
                    for kind in ('csv', 'parquet', 'tidy')}
        cls.place.must('report', '--run', cls.run_id)

    def test_csv_is_that_of_the_report(self):
        self.assertEqual(self.said['csv']['run'], self.run_id)
        report = {name: digest for name, digest in tree(self.place.path / 'rapport' / 'csv').items()
                  if name.endswith('.csv')}
        export = {name: digest for name, digest in tree(self.place.path / 'export' / 'csv').items()
                  if name.endswith('.csv')}
        self.assertEqual(export, report)

    def test_parquet_has_every_table(self):
        folder = self.place.path / 'export' / 'parquet'
        names = {path.stem for path in folder.glob('*.parquet')}
        tables = {path.stem for path in (self.place.path / 'export' / 'csv').glob('*.csv')
                  if not path.stem.endswith('-excel')}
        self.assertEqual(names, tables)
        for path in folder.glob('*.parquet'):
            data = path.read_bytes()
            self.assertEqual((data[:4], data[-4:]), (b'PAR1', b'PAR1'), path.name)

    def test_tidy_has_every_number_once_with_a_reason_where_there_is_none(self):
        rows = rows_of(self.place.path / 'export' / 'tidy' / 'benchmark.csv')
        self.assertEqual(len(rows), self.said['tidy']['rows'])
        twice = [key for key, count in Counter(tuple(row[key] for key in KEYS) for row in rows).items() if count > 1]
        self.assertEqual(twice, [])
        self.assertEqual({row['run_id'] for row in rows}, {self.run_id})
        for row in rows:
            self.assertIn(row['state'], STATES)
            self.assertEqual(row['value'] == '', row['state'] != 'value', row)
            self.assertEqual(row['lower'] == '' or row['upper'] == '', row['interval'] != 'given', row)

    def test_tidy_says_what_the_tables_say(self):
        tidy = defaultdict(dict)
        for row in rows_of(self.place.path / 'export' / 'tidy' / 'benchmark.csv'):
            if row['table'] == 'units':
                tidy[row['municipality']][row['indicator']] = row
        units = rows_of(self.place.path / 'export' / 'csv' / 'units.csv')
        self.assertEqual(len(tidy), len(units))
        for unit in units:
            own = tidy[unit['id']]
            for name in ('spend_eur', 'clients', 'eur_per_client', 'bias_corrected'):
                self.assertEqual(own[name]['value'], unit[name])
            self.assertEqual((own['clients']['lower'], own['clients']['upper']),
                             (unit['clients_low'], unit['clients_high']))
            self.assertEqual((own['bias_corrected']['lower'], own['bias_corrected']['upper']),
                             (unit['ci90_low'], unit['ci90_high']))
            self.assertEqual((own['score']['interval'], own['spend_eur']['unit']), ('none', 'eur'))

    def test_the_same_run_gives_the_same_bytes_and_leaves_nothing_old(self):
        before = tree(self.place.path / 'export')
        for kind in ('csv', 'parquet', 'tidy'):
            self.place.must('export', kind, '--run', self.run_id, '--threads', 1)
        self.assertEqual(tree(self.place.path / 'export'), before)
        self.place.must('export', 'tidy', '--run', self.run_id, '--out', 'om', '--format', 'parquet')
        self.place.must('export', 'tidy', '--run', self.run_id, '--out', 'om', '--format', 'excel')
        self.assertEqual({path.name for path in (self.place.path / 'om' / 'tidy').iterdir()},
                         {'benchmark.csv', 'LEESMIJ.txt', 'doelmaat-export.txt'})
        excel = rows_of(self.place.path / 'om' / 'tidy' / 'benchmark.csv', encoding='utf-8-sig', delimiter=';')
        self.assertIn(',', next(row for row in excel if row['indicator'] == 'bias_corrected')['value'])

    def test_one_municipality_has_its_own_rows_only(self):
        self.place.must('export', 'tidy', '--run', self.run_id, '--municipality', 'Utrecht', '--out', 'een')
        rows = rows_of(self.place.path / 'een' / 'tidy' / 'benchmark.csv')
        self.assertEqual({row['municipality'] for row in rows}, {'GM0344', ''})
        self.assertEqual({row['table'] for row in rows if not row['municipality']}, {'model'})

    def test_a_folder_of_others_is_left_alone_and_bad_options_are_told(self):
        self.place.write('vol/csv/brief.txt', 'van mij')
        done = self.place.run('export', 'csv', '--run', self.run_id, '--out', 'vol')
        self.assertEqual(done.returncode, CONFLICT)
        self.assertEqual(tree(self.place.path / 'vol').keys(), {'csv/brief.txt'})
        for arguments, code in ((('tidy', '--format', 'pdf'), BAD_INPUT), (('csv', '--audience', 'iedereen'), BAD_INPUT),
                                (('parquet', '--municipality', 'Nergens'), NOT_FOUND),
                                (('tidy', '--municipality', 'Utrecht', '--measure', 'aef-5'), BAD_INPUT),
                                (('ggm',), BAD_INPUT), (('ggm', '--audience', 'intern'), NOT_FOUND)):
            run = () if arguments[0] == 'ggm' else ('--run', self.run_id)
            done = self.place.run('export', *arguments, *run, '--out', 'fout')
            self.assertEqual(done.returncode, code, (arguments, done.stderr))
        self.assertFalse((self.place.path / 'fout').exists())

    def test_measures_are_rows_too_and_english_is_english(self):
        self.place.must('export', 'tidy', '--run', self.run_id, '--measure', 'aef-5', '--out', 'met', '--lang', 'en')
        rows = rows_of(self.place.path / 'met' / 'tidy' / 'measure.csv')
        self.assertIn('given', {row['interval'] for row in rows})
        self.assertEqual({row['municipality'] for row in rows}, {''})
        self.assertIn('lower end of the margin', (self.place.path / 'met' / 'tidy' / 'LEESMIJ.txt').read_text())

    def run_snippets(self, language, needs, command):
        """What the code of the page says, one text."""
        said = []
        for kind, module, code in SNIPPET.findall(PAGE.read_text(encoding='utf-8')):
            if kind != language or module != needs:
                continue
            self.place.must('export', 'tidy', '--run', self.run_id, '--format', 'parquet', '--out', 'als')
            shutil.copy(self.place.path / 'als' / 'tidy' / 'benchmark.parquet', self.place.path / 'export' / 'tidy')
            snippet = self.place.temporary / 'snippet'
            snippet.write_text(code, encoding='utf-8')
            done = subprocess.run([*command, snippet], cwd=self.place.path, capture_output=True, text=True,
                                  timeout=120, check=False)
            (self.place.path / 'export' / 'tidy' / 'benchmark.parquet').unlink()
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue(done.stdout.strip())
            said.append(done.stdout)
        self.assertGreater(len(said), 0)
        return '\n'.join(said)

    def units(self):
        return rows_of(self.place.path / 'export' / 'csv' / 'units.csv')

    def test_python_of_the_page_runs(self):
        said = self.run_snippets('python', '', [sys.executable])
        self.assertIn(f'{len(self.units())} gemeenten', said)
        self.assertEqual(len(re.findall(r'tussen 0\.\d+ en \d', said)), 1, said)
        self.assertEqual(said.count('tussen'), 1, said)

    def test_pandas_of_the_page_runs(self):
        pythons = [python for python in (sys.executable, '/usr/bin/python3')
                   if subprocess.run([python, '-c', 'import pandas'], capture_output=True, check=False).returncode == 0]
        if not pythons:
            self.skipTest('pandas is not installed')
        self.run_snippets('python', 'pandas', [pythons[0]])

    def test_duckdb_of_the_page_runs(self):
        if importlib.util.find_spec('duckdb') is None:
            self.skipTest('the Python module duckdb is not installed')
        self.run_snippets('python', 'duckdb', [sys.executable])

    def test_r_of_the_page_runs(self):
        if not shutil.which('Rscript'):
            self.skipTest('R is not installed')
        said = self.run_snippets('r', '', ['Rscript'])
        scored = [row for row in self.units() if row['bias_corrected']]
        self.assertIn(f'[1] {len(scored)}\n', said)
        national = [row for row in rows_of(self.place.path / 'export' / 'csv' / 'national_trend.csv')
                    if row['statement'] == 'jaarrekening']
        self.assertGreater(len(national), 5)
        for row in national:
            self.assertRegex(said, rf"{row['year']} +{row['spend_eur'][:4]}")

    def test_r_duckdb_of_the_page_runs(self):
        if not shutil.which('Rscript') or subprocess.run(
                ['Rscript', '-e', 'library(DBI); library(duckdb)'], capture_output=True, check=False).returncode != 0:
            self.skipTest('the R package duckdb is not installed')
        self.run_snippets('r', 'duckdb', ['Rscript'])


class Pounds(unittest.TestCase):
    """Of figures of another country, in its coin."""

    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('import', FIGURES.parent / 'england')
        said = cls.place.must('benchmark', 'run', 'england-2024', '--replications', 100, '--json')
        run = ('--run', json.loads(said)['run'])
        for kind in ('csv', 'parquet', 'tidy'):
            cls.place.must('export', kind, *run)
        cls.one = rows_of(cls.place.path / 'export' / 'csv' / 'units.csv')[0]['id']
        cls.place.must('export', 'tidy', *run, '--municipality', cls.one, '--out', 'een')
        cls.place.must('report', *run)

    def test_csv_is_that_of_the_report(self):
        report, export = ({name: digest for name, digest in tree(self.place.path / folder / 'csv').items()
                           if name.endswith('.csv')} for folder in ('rapport', 'export'))
        self.assertEqual(export, report)
        self.assertIn('spend_gbp', rows_of(self.place.path / 'export' / 'csv' / 'units.csv')[0])

    def test_no_euro_and_no_empty_map_goes_out(self):
        for folder in ('export', 'een'):
            rows = rows_of(self.place.path / folder / 'tidy' / 'benchmark.csv')
            self.assertEqual([row for row in rows if re.search(r'(^|_)eur(_|$)', row['indicator'] + '_' + row['unit'])], [])
            self.assertIn('gbp', {row['unit'] for row in rows})
        names = {path.stem for path in (self.place.path / 'export' / 'parquet').glob('*.parquet')}
        self.assertIn('units', names)
        self.assertEqual(names & {'map_areas', 'regions', 'region_members'}, set())
        for path in (self.place.path / 'export').rglob('*.parquet'):
            self.assertNotIn(b'spend_eur', path.read_bytes(), path.name)


class Messages(unittest.TestCase):
    """Of iJw messages, made up."""

    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('synth', '--municipalities', 2, '--youth', 300, '--out', 'regio')
        cls.place.must('key', 'new', '--key', 'sleutel')
        cls.place.must('import', 'regio/berichten', '--key', 'sleutel')

    def test_tidy_has_the_numbers_of_an_indicator_as_the_audience_may_see_them(self):
        said = json.loads(self.place.must('export', 'tidy', '--json'))
        self.assertEqual(said['folder'], 'export/tidy')
        rows = [row for row in rows_of(self.place.path / 'export' / 'tidy' / 'indicator.csv')]
        self.assertEqual(len(rows), said['rows'])
        keys = Counter(tuple(row[key] for key in KEYS) for row in rows)
        self.assertEqual([key for key, count in keys.items() if count > 1], [])
        self.assertEqual({row['state'] for row in rows} - STATES, set())
        small = [row for row in rows if row['unit'] == 'persons' and row['value'] and float(row['value']) % 5]
        self.assertEqual(small, [])
        amounts = {('use_of_allocation', 'used_share'), ('provider_volume', 'spend_share'), ('stacking', 'share'),
                   ('pathway_variant', 'share_of_cost'), ('spend_month', 'usual_share')}  # of no count: as they are
        shares = [row['value'] for row in rows if row['unit'] == 'share' and row['value'] and
                  (row['table'], row['indicator']) not in amounts]
        self.assertTrue(shares)
        self.assertEqual([share for share in shares if len(share) > len('0.15')], [])  # not 0.15000000000000002
        municipality = rows[0]['municipality']
        shown = json.loads(self.place.must('indicator', 'run', 'stock', '--audience', 'openbaar', '--municipality',
                                           municipality, '--json'))
        table = {(row['municipality'], row['month'], row['care_form']): row for row in shown['rows']}
        checked = 0
        for row in rows:
            if row['table'] == 'stock' and row['indicator'] == 'stock' and row['municipality'] == municipality:
                form = dict(part.split('=') for part in row['dimension'].split('; '))['care_form']
                value = table[(municipality, row['period'], form)]['stock']
                self.assertEqual(row['value'], '' if value is None else str(value))
                checked += 1
        self.assertGreater(checked, 0)

    def test_ggm_is_internal_whole_and_closed_to_others(self):
        said = json.loads(self.place.must('export', 'ggm', '--audience', 'intern', '--format', 'csv', '--json'))
        folder = self.place.path / 'export' / 'ggm'
        tables = {path.stem: rows_of(path) for path in folder.glob('*.csv')}
        self.assertEqual(sum(map(len, tables.values())), said['rows'])
        self.assertEqual(len(tables), 12)
        persons = {row['rechtspersoon_id'] for row in tables['CLIENT']}
        self.assertTrue({row['betreft_client_id'] for row in tables['DECLARATIEREGEL']} <= persons | {''})
        of_claim = defaultdict(int)
        for row in tables['DECLARATIEREGEL']:
            of_claim[row['valt_binnen_declaratie_id']] += round(100 * float(row['bedrag']))
        claims = {row['declaratie_id']: round(100 * float(row['declaratiebedrag'])) for row in tables['DECLARATIE']}
        agree = sum(claims[claim] == cents for claim, cents in of_claim.items())
        self.assertGreater(agree, 0.9 * len(of_claim))  # the made-up region has claims with a wrong total
        for path in folder.iterdir():
            self.assertEqual(path.stat().st_mode & 0o077, 0, path.name)
        before = tree(folder)
        self.place.must('export', 'ggm', '--audience', 'intern', '--format', 'csv')
        self.assertEqual(tree(folder), before)
        for audience in ('raad', 'openbaar'):
            self.assertEqual(self.place.run('export', 'ggm', '--audience', audience).returncode, BAD_INPUT)
        self.place.must('export', 'ggm', '--audience', 'intern', '--out', 'p')
        self.assertEqual((self.place.path / 'p' / 'ggm' / 'TOEWIJZING.parquet').read_bytes()[:4], b'PAR1')


if __name__ == '__main__':
    unittest.main()
