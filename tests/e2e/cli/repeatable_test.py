"""The same figures, model and seed give the same bytes; anything else gives another run."""

import re
import shutil
import tomllib
import unittest

from program import FIGURES, MODEL, Workplace, tree


def read_titles(folder):
    return [tomllib.loads(path.read_text(encoding='utf-8'))['title']
            for path in sorted(folder.glob('*.toml'))]


class Repeatable(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.catalog = cls.place.quick_catalog(200)
        cls.place.must('import', FIGURES, '--store', 'een.duckdb')
        cls.place.must('import', FIGURES, '--store', 'twee.duckdb')

    def run_id(self, *arguments, store='een.duckdb'):
        return self.place.benchmark_json('--store', store, *arguments)['run']

    def sources(self, run, *store):
        self.place.must('export', 'csv', '--run', run, '--out', run, *store)
        return (self.place.path / run / 'csv' / 'LEESMIJ.txt').read_text(encoding='utf-8')

    def test_json_has_the_same_bytes_for_any_threads_and_store(self):
        texts = {
            self.place.benchmark('--json', '--again', '--store', store, '--threads', threads)
            for store, threads in (('een.duckdb', 1), ('twee.duckdb', 2), ('een.duckdb', 2),
                                   ('twee.duckdb', 1))
        }
        self.assertEqual(len(texts), 1)
        self.assertEqual(texts, {self.place.benchmark('--json', '--store', 'een.duckdb')})

    def test_report_has_the_same_bytes_for_any_threads_and_store(self):
        reports = []
        for i, (store, threads) in enumerate((('een.duckdb', 1), ('twee.duckdb', 2)) * 2):
            folder = f'rapport-{i}'
            self.place.must('report', '--store', store, '--threads', threads, '--out', folder,
                            '--catalog', self.catalog)
            reports.append(tree(self.place.path / folder))
            shutil.rmtree(self.place.path / folder)
        for other in reports[1:]:
            self.assertEqual(other, reports[0])
        self.assertGreater(len(reports[0]), 345)

    def test_a_folder_and_its_files_are_the_same_delivery(self):
        self.place.must('import', *sorted(FIGURES.glob('*.csv')), '--store', 'los.duckdb')
        self.assertEqual(self.run_id(store='los.duckdb'), self.run_id())

    def test_another_order_of_arrival_is_another_run_of_the_same_figures(self):
        # A later delivery takes the place of an earlier one, so order counts in the digest
        # (sql/input/store/delivery_digest.sql). Here nothing overlaps: the figures are the same.
        files = sorted(FIGURES.glob('*.csv'), reverse=True)
        self.place.must('import', *files, '--store', 'om.duckdb')
        turned = self.place.benchmark_json('--store', 'om.duckdb')
        straight = self.place.benchmark_json('--store', 'een.duckdb')
        self.assertNotEqual(turned['run'], straight['run'])
        for part in ('options', 'identification', 'national', 'units', 'excluded'):
            self.assertEqual(turned[part], straight[part], part)

    def test_figures_that_a_model_does_not_read_leave_its_run(self):
        store = ('--store', 'wereld.duckdb')
        shutil.copy(self.place.path / 'een.duckdb', self.place.path / 'wereld.duckdb')
        said = self.place.benchmark('--seed', 11, *store).splitlines()
        run = re.fullmatch(r'Berekend en bewaard: run ([0-9a-f]{16})\.', said[-1])[1]
        self.place.must('import', FIGURES.parent / 'england', *store)
        again = self.place.benchmark('--seed', 11, *store).splitlines()
        self.assertEqual(again[:-1], said[:-1])
        self.assertRegex(again[-1], f'^Hergebruikt: run {run} ')
        sources = self.sources(run, *store)
        for title in read_titles(FIGURES):
            # Sub-fields of 2023 and the grant in euro are in no figure of this model.
            unread = 'deeltaakveld' in title or 'uitkering voor' in title
            self.assertNotEqual(title in sources, unread, title)
        for title in read_titles(FIGURES.parent / 'england'):
            self.assertNotIn(title, sources)
        # The other way round: England has all of its own for a source, and nothing Dutch.
        english = self.place.must('benchmark', 'run', 'england-2024', '--replications', 100, *store)
        sources = self.sources(re.search(r'bewaard: run ([0-9a-f]{16})', english)[1], *store)
        for title in read_titles(FIGURES.parent / 'england'):
            self.assertIn(title, sources)
        for title in read_titles(FIGURES):
            self.assertNotIn(title, sources)

    def test_a_changed_figure_that_a_model_reads_makes_another_run(self):
        store = ('--store', 'gewijzigd.duckdb')
        shutil.copy(self.place.path / 'een.duckdb', self.place.path / 'gewijzigd.duckdb')
        plain = self.place.benchmark_json(*store)
        rows = (FIGURES / 'iv3_jaarrekening.csv').read_text(encoding='utf-8').splitlines()
        self.assertEqual(sum(row.startswith('2022,jaarrekening,GM0344,6.72,') for row in rows), 1)
        self.place.write('iv3_jaarrekening.csv', '\n'.join(
            row + '0' if row.startswith('2022,jaarrekening,GM0344,6.72,') else row for row in rows))
        self.place.must('import', 'iv3_jaarrekening.csv', *store)
        changed = self.place.benchmark_json(*store)
        self.assertNotEqual(changed['run'], plain['run'])
        self.assertNotEqual(changed['input_digest'], plain['input_digest'])
        self.assertNotEqual(changed['units'], plain['units'])

    def test_an_option_makes_another_run(self):
        plain = self.run_id()
        for option in (('--seed', 7), ('--class-limit-high', 0.85), ('--peer-count', 15)):
            self.assertNotEqual(self.run_id(*option), plain, option)
        self.assertEqual(self.run_id('--seed', 2022), plain)
        self.assertEqual(self.run_id('--threads', 1), plain)

    def test_another_seed_moves_margins_and_no_score(self):
        first = self.place.benchmark_json('--store', 'een.duckdb')['units']
        other = self.place.benchmark_json('--store', 'een.duckdb', '--seed', 7)['units']
        self.assertEqual([unit['score'] for unit in first], [unit['score'] for unit in other])
        self.assertNotEqual([unit['ci90'] for unit in first], [unit['ci90'] for unit in other])

    def test_an_overlay_of_weights_makes_other_comparables(self):
        catalog = self.place.overlay('peer', 'nl-jeugd', 'weight = 1.0\nunit = "persons"',
                                     'weight = 9.0\nunit = "persons"', 'gewichten')
        plain = self.place.benchmark_json('--store', 'een.duckdb')
        heavy = self.place.benchmark_json('--store', 'een.duckdb', '--catalog', catalog)
        self.assertNotEqual(heavy['run'], plain['run'])
        self.assertNotEqual([unit['comparable'] for unit in heavy['units']],
                            [unit['comparable'] for unit in plain['units']])
        self.assertEqual([unit['score'] for unit in heavy['units']],
                         [unit['score'] for unit in plain['units']])

    def test_an_overlay_with_the_same_bytes_is_the_same_run(self):
        same = self.place.overlay('benchmark', MODEL, 'id = "nl-2022"', 'id = "nl-2022"', 'zelfde')
        self.assertEqual(self.run_id('--catalog', same), self.run_id())


if __name__ == '__main__':
    unittest.main()
