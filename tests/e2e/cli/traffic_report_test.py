"""The report of a municipality from its own messages, held to the truth of the made-up traffic."""

import csv
import html
import re
import shutil
import unittest
from collections import defaultdict

from program import BAD_DATA, BAD_INPUT, CONFLICT, FIGURES, NOT_FOUND, ROOT, STORE, Workplace, tree

SHARE = re.compile(r'^-- column: (\w+) share (?!.*of_amounts)(.*) :', re.M)
COUNT_END = re.compile(r'^-- column: (\w+) decimal .*(?:low_of|high_of)=\w+ :', re.M)
COUNT = re.compile(r'^-- column: (\w+) (?:persons|trajectories|records)\b', re.MULTILINE)


def share_of(words):
    """The count that a share is of, or else the one that guards it."""
    for pattern in (r'share_of=(\w+)', r'(?:low|high)_of=\w+/(\w+)', r'guarded_by=(\w+)'):
        found = re.search(pattern, words)
        if found:
            return found[1]
    raise AssertionError(words)


class TrafficReport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('synth', '--municipalities', '2', '--youth', '120', '--years', '2',
                       '--out', 'regio')
        cls.place.must('key', 'new', '--key', 'sleutel')
        cls.place.must('import', 'regio/berichten', '--key', 'sleutel')
        sizes = {row['municipality']: int(row['youths_in_care']) for row in cls.truth('municipalities')}
        cls.code = max(sizes, key=sizes.get)
        cls.place.must('report', '--municipality', cls.code, '--audience', 'intern', '--out', 'intern')
        cls.place.must('report', '--municipality', cls.code.lower(), '--out', 'openbaar')
        shutil.copy(cls.place.path / STORE, cls.place.path / 'beide.duckdb')
        cls.place.must('import', FIGURES, '--store', 'beide.duckdb')

    @classmethod
    def truth(cls, name):
        with open(cls.place.path / 'regio' / 'truth' / f'{name}.csv', encoding='utf-8') as file:
            return list(csv.DictReader(file))

    def page(self, folder):
        text = (self.place.path / folder / 'berichten' / f'{self.code}.html').read_text('utf-8')
        return html.unescape(text)

    def table(self, folder, name):
        path = self.place.path / folder / 'berichten' / 'csv' / self.code / f'{name}.csv'
        with open(path, encoding='utf-8') as file:
            return list(csv.DictReader(file))

    def test_spending_by_month_of_care_is_that_of_the_truth(self):
        true = {}
        for row in self.truth('recognised_by_care_month'):
            if row['municipality'] == self.code:
                true[row['month'][:7]] = int(row['recognised_cents'])
        shown = {row['month']: round(float(row['recognised_cents']) * 100)
                 for row in self.table('intern', 'spend_month')}
        self.assertGreaterEqual(len(shown), 23)
        self.assertEqual(shown, {month: true[month] for month in shown})

    def test_clients_of_a_year_are_those_of_the_truth(self):
        clients = defaultdict(set)
        for row in self.truth('trajectories'):
            if row['municipality'] == self.code:
                for year in ('2024', '2025'):
                    if row['start'][:4] <= year and (not row['end'] or row['end'][:4] >= year):
                        clients[year].add(row['client'])
        shown = {row['year']: int(row['clients']) for row in self.table('intern', 'client_cost')}
        for year in ('2024', '2025'):
            self.assertEqual(shown[year], len(clients[year]))
            self.assertGreater(shown[year], 10)

    def test_stock_is_what_was_there_plus_in_less_out(self):
        rows = self.table('intern', 'stock_total')
        for before, row in zip(rows, rows[1:]):
            self.assertEqual(int(before['stock']) + int(row['inflow']) - int(row['outflow']),
                             int(row['stock']))

    def test_the_page_says_what_the_tables_say(self):
        page = self.page('intern')
        last = self.table('intern', 'stock_total')[-1]
        self.assertIn(f"liepen {last['stock']} trajecten van {last['clients']} jongeren", page)
        year = next(row for row in self.table('intern', 'client_cost') if row['year'] == '2025')
        self.assertIn(f"In 2025 kregen {year['clients']} jongeren jeugdzorg", page)
        for said in ('Wat dit niet zegt', 'Zo is dit berekend', 'nog niet volledig gedeclareerd',
                     'Grip op de toegang', 'Voor intern gebruik', 'Bron: '):
            self.assertIn(said, page)

    def test_every_indicator_of_the_catalogue_is_there_with_its_file(self):
        page = self.page('intern')
        for line in self.place.must('indicator', 'list').splitlines():
            name = line.split()[0]
            self.assertIn(f'id="{name}"', page)
            self.assertIn(f'csv/{self.code}/{name}-excel.csv', page)
            self.assertTrue((self.place.path / 'intern' / 'berichten' / 'csv' / self.code /
                             f'{name}-excel.csv').is_file())

    # Every column of every indicator that its definition says counts persons.
    def test_the_public_sees_no_small_number_and_cannot_find_one_from_a_total(self):
        hidden = 0
        for path in sorted((ROOT / 'sql' / 'indicator').glob('*.sql')):
            counts = COUNT.findall(path.read_text('utf-8'))
            open_table = self.table('intern', path.stem)
            safe_table = self.table('openbaar', path.stem)
            self.assertEqual(len(open_table), len(safe_table))
            for true, safe in zip(open_table, safe_table):
                for column in counts:
                    if true[column] and int(true[column]) < 10:
                        self.assertEqual(safe[column], '', f'{path.stem} {column}')
                        hidden += 1
                    elif safe[column]:
                        self.assertEqual(int(safe[column]) % 5, 0, f'{path.stem} {column}')
        self.assertGreater(hidden, 500)
        by_month = defaultdict(list)
        for true, safe in zip(self.table('intern', 'stock'), self.table('openbaar', 'stock')):
            if not safe['stock']:
                by_month[true['month']].append(int(true['stock']))
        for month, counts in by_month.items():
            total = sum(int(row['stock']) for row in self.table('intern', 'stock')
                        if row['month'] == month)
            self.assertTrue(sum(counts) == total or (len(counts) > 1 and sum(counts) >= 10), month)

    def test_a_share_or_an_end_shown_to_the_public_gives_no_exact_count_away(self):
        shares = ends = 0
        for path in sorted((ROOT / 'sql' / 'indicator').glob('*.sql')):
            text = path.read_text('utf-8')
            for safe in self.table('openbaar', path.stem):
                for column, rest in SHARE.findall(text):
                    if safe[column]:
                        most = int(safe[share_of(rest)]) + 2  # children, before rounding to five
                        steps = [float(safe[column]) * parts for parts in (100, 50, 20, 10)
                                 if 5 * parts <= most]
                        self.assertTrue(any(abs(step - round(step)) < 1e-9 for step in steps),
                                        f'{path.stem} {column} {safe}')
                        shares += 1
                for column in COUNT_END.findall(text):
                    if safe[column]:
                        self.assertEqual(float(safe[column]) % 5, 0, f'{path.stem} {column}')
                        ends += 1
        self.assertGreater(shares, 50)
        self.assertGreater(ends, 5)

    def test_an_amount_beside_its_mean_gives_no_other_count_than_the_one_shown(self):
        other = 0
        for name, count, mean in (('client_cost', 'clients', 'cents_per_client'),
                                  ('trajectory_cost', 'trajectories', 'cents_per_trajectory'),
                                  ('pathway_variant', 'clients', 'cents_per_client')):
            for true, safe in zip(self.table('intern', name), self.table('openbaar', name)):
                if safe[mean]:
                    shown = float(safe['recognised_cents']) / int(safe[count])
                    self.assertLessEqual(abs(float(safe[mean]) - shown), 0.51, f'{name} {safe}')
                    other += true[count] != safe[count]
        self.assertGreater(other, 0)

    def test_a_share_of_amounts_is_that_of_the_amounts_beside_it(self):
        shown = 0
        for safe in self.table('openbaar', 'use_of_allocation'):
            if safe['granted_cents'] and safe['used_share']:
                shown += 1
                share = float(safe['used_cents']) / float(safe['granted_cents'])
                self.assertAlmostEqual(float(safe['used_share']), share, 4, str(safe))
            self.assertEqual(bool(safe['granted_cents']), safe['used_share_state'] != 'suppressed')
        self.assertGreater(shown, 0)
        years = {row['year']: float(row['recognised_cents']) for row in self.table('openbaar', 'client_cost')}
        for safe in self.table('openbaar', 'provider_volume'):
            if safe['recognised_cents']:
                share = float(safe['recognised_cents']) / years[safe['year']]
                self.assertAlmostEqual(float(safe['spend_share']), share, 2, str(safe))

    def test_the_same_store_gives_the_same_bytes_and_a_second_time_nothing_is_done(self):
        before = tree(self.place.path / 'intern')
        said = self.place.must('report', '--municipality', self.code, '--audience', 'intern',
                               '--out', 'intern')
        self.assertIn('stond er al', said)
        self.assertEqual(tree(self.place.path / 'intern'), before)
        self.place.must('report', '--municipality', self.code, '--audience', 'intern',
                        '--out', 'opnieuw')
        self.assertEqual(tree(self.place.path / 'opnieuw'), before)

    def test_another_audience_or_remark_takes_the_place_of_the_page(self):
        self.place.must('report', '--municipality', self.code, '--out', 'wissel')
        self.assertIn('Openbaar:', self.page('wissel'))
        self.place.must('report', '--municipality', self.code, '--audience', 'raad',
                        '--remark', 'Concept <1>', '--out', 'wissel')
        self.assertIn('Voor de raad:', self.page('wissel'))
        self.assertIn('Concept <1>', self.page('wissel'))

    def test_all_municipalities_are_listed(self):
        self.place.must('report', '--all', '--out', 'alle')
        index = (self.place.path / 'alle' / 'berichten' / 'index.html').read_text('utf-8')
        for row in self.truth('municipalities'):
            self.assertIn(f"{row['municipality']}.html", index)
            self.assertTrue((self.place.path / 'alle' / 'berichten' /
                             f"{row['municipality']}.html").is_file())

    def test_beside_public_figures_the_two_reports_link_to_each_other(self):
        arguments = ('--store', 'beide.duckdb', '--municipality', self.code, '--out', 'beide',
                     '--catalog', self.place.quick_catalog())
        self.place.must('report', *arguments)
        folder = self.place.path / 'beide'
        self.assertTrue((folder / 'gemeente' / f'{self.code}.html').is_file())
        self.assertIn(f'../gemeente/{self.code}.html', self.page('beide'))
        compared = (folder / 'gemeente' / f'{self.code}.html').read_text('utf-8')
        self.assertIn(f'../berichten/{self.code}.html', compared)
        linking = {page.stem for page in (folder / 'gemeente').glob('*.html')
                   if '../berichten/' in page.read_text('utf-8')}
        self.assertEqual(linking, {self.code})
        self.assertIn('berichten/index.html', (folder / 'index.html').read_text('utf-8'))
        before = tree(folder)
        self.assertIn('stond er al', self.place.must('report', *arguments))
        self.assertEqual(tree(folder), before)

    def test_what_is_for_internal_use_is_open_to_those_only_for_whom_the_store_is(self):
        def rights(name):
            return {path.stat().st_mode & 0o077 for path in (self.place.path / name).rglob('*')}
        self.assertEqual((self.place.path / STORE).stat().st_mode & 0o077, 0)
        self.assertEqual(rights('intern'), {0})
        self.assertNotIn(0, rights('openbaar'))

    def test_messages_do_not_wait_for_figures_that_bear_no_comparison(self):
        """Figures without the one municipality, and without those in care: its page of messages links to none."""
        mergers = (FIGURES / 'herindelingen.csv').read_text('utf-8')
        codes = [row['municipality'] for row in self.truth('municipalities')]
        gone = next(code for code in codes if code not in mergers)
        kept = next(code for code in codes if code != gone)
        for source in FIGURES.glob('*.csv'):
            lines = source.read_text('utf-8').splitlines(keepends=True)
            self.place.write(f'minder/{source.name}', ''.join(line for line in lines if gone not in line))
        shutil.copy(self.place.path / STORE, self.place.path / 'minder.duckdb')
        self.place.must('import', 'minder', '--store', 'minder.duckdb')
        arguments = ('--store', 'minder.duckdb', '--catalog', self.place.quick_catalog(), '--out', 'minder-uit')
        self.assertIn(f'Gemeente {gone} staat niet in deze vergelijking',
                      self.refused(NOT_FOUND, '--municipality', gone, *arguments))
        pages = self.place.path / 'minder-uit' / 'berichten'
        self.assertNotIn(f'gemeente/{gone}.html', (pages / f'{gone}.html').read_text('utf-8'))
        self.assertFalse((pages.parent / 'index.html').exists())
        self.place.must('report', '--all', *arguments)
        self.assertNotIn(f'gemeente/{gone}.html', (pages / f'{gone}.html').read_text('utf-8'))
        self.assertIn(f'gemeente/{kept}.html', (pages / f'{kept}.html').read_text('utf-8'))

        figures = [path for path in FIGURES.glob('*.csv') if 'jeugdzorg' not in path.name]
        shutil.copy(self.place.path / STORE, self.place.path / 'geen-zorg.duckdb')
        self.place.must('import', *figures, '--store', 'geen-zorg.duckdb')
        said = self.refused(BAD_DATA, '--all', '--store', 'geen-zorg.duckdb', '--out', 'geen-zorg')
        self.assertIn("Alleen pagina's uit berichten zijn geschreven", said)
        self.assertTrue((self.place.path / 'geen-zorg' / 'berichten' / f'{self.code}.html').is_file())

    def published(self, name):
        """A folder with a public page of messages and its PDF."""
        self.place.must('report', '--municipality', self.code, '--out', name)
        self.place.write(f'{name}/berichten/{self.code}.pdf', 'verzonden')
        return self.place.path / name

    def test_a_refused_report_leaves_pages_for_another_audience_as_they_are(self):
        folder = self.published('ander')
        self.place.write('ander/doelmaat-rapport.txt', 'kenmerk\nnl-2021\n')
        before = tree(folder)
        self.assertIn('rapport van model nl-2021', self.refused(
            CONFLICT, '--store', 'beide.duckdb', '--audience', 'intern', '--out', 'ander'))
        self.assertEqual(tree(folder), before)

    def test_a_page_of_figures_without_figures_is_refused_before_anything_is_written(self):
        folder = self.published('zonder')
        before = tree(folder)
        for asked in (('--national',), ('--region', 'JZ12')):
            self.assertIn('geen cijfers van gemeenten', self.refused(
                NOT_FOUND, *asked, '--audience', 'intern', '--out', 'zonder'))
            self.refused(NOT_FOUND, *asked, '--out', 'niets')
        self.assertEqual(tree(folder), before)
        self.assertFalse((self.place.path / 'niets').exists())

    def test_pages_of_messages_wait_for_whatever_refuses_the_figures(self):
        catalog = ('--catalog', self.place.quick_catalog(), '--store', 'beide.duckdb')
        folder = self.published('wacht')
        self.place.write('wacht/nederland.html', 'van iemand anders')
        before = tree(folder)
        self.assertIn('nederland.html', self.refused(
            CONFLICT, *catalog, '--audience', 'intern', '--out', 'wacht'))
        self.assertIn('nergensland', self.refused(
            NOT_FOUND, *catalog, '--region', 'nergensland', '--out', 'wacht'))
        self.assertEqual(tree(folder), before)
        self.place.write('eigen/berichten/iets.txt', 'van iemand anders')
        self.refused(CONFLICT, *catalog, '--out', 'eigen')
        self.assertEqual(len(tree(self.place.path / 'eigen')), 1)

    def refused(self, code, *arguments):
        done = self.place.run('report', *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def test_what_cannot_be_is_refused(self):
        self.assertIn(self.code, self.refused(NOT_FOUND, '--municipality', 'GM9999'))
        self.refused(NOT_FOUND, '--municipality', self.code, '--store', 'geen.duckdb')
        self.refused(BAD_INPUT, '--municipality', self.code, '--audience', 'iedereen')
        self.refused(BAD_INPUT, '--municipality', self.code, '--all')
        self.place.write('vreemd.duckdb', 'geen opslag')
        self.refused(BAD_DATA, '--municipality', self.code, '--store', 'vreemd.duckdb')
        self.place.write('bezet/berichten/iets.txt', 'van iemand anders')
        self.refused(CONFLICT, '--municipality', self.code, '--out', 'bezet')
        self.place.write('leeg/gemeenten.csv', 'jaar,gm_code,gm_naam,inwoners\n2022,GM0344,Utrecht,1\n')
        self.place.must('import', 'leeg', '--store', 'leeg.duckdb')
        self.assertIn('geen berichten',
                      self.refused(NOT_FOUND, '--municipality', 'GM0344', '--store', 'leeg.duckdb'))


if __name__ == '__main__':
    unittest.main()
