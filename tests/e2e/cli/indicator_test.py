"""Indicators from the command line, on made-up traffic."""

import csv
import io
import unittest

from program import BAD_INPUT, FIGURES, NOT_FOUND, Workplace


class Indicators(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('synth', '--municipalities', '2', '--youth', '60', '--out', 'regio')
        cls.place.must('key', 'new', '--key', 'sleutel')
        cls.place.must('import', 'regio/berichten', '--key', 'sleutel')
        cls.ids = [line.split()[0] for line in cls.place.must('indicator', 'list').splitlines()]

    def rows(self, *arguments):
        text = self.place.must('indicator', 'run', *arguments, '--csv')
        return list(csv.DictReader(io.StringIO(text)))

    def test_every_indicator_is_shown_and_runs_for_every_audience(self):
        self.assertGreaterEqual(len(self.ids), 14)
        for name in self.ids:
            self.assertIn('Bron: ', self.place.must('indicator', 'show', name))
            self.assertIn('Bron: ', self.place.must('indicator', 'run', name))
        for audience in ('raad', 'openbaar'):
            self.place.must('indicator', 'run', 'stock', '--audience', audience)

    def test_stock_flows_from_month_to_month(self):
        before = {}
        rows = self.rows('stock')
        self.assertGreater(len(rows), 24)
        for row in rows:
            key = (row['municipality'], row['care_form'])
            stock = int(row['stock_before']) + int(row['inflow']) - int(row['outflow'])
            self.assertEqual(stock, int(row['stock']))
            self.assertEqual(before.get(key, int(row['stock_before'])), int(row['stock_before']))
            before[key] = stock

    def test_small_numbers_are_hidden_with_what_rests_on_them(self):
        for row in self.rows('duration', '--audience', 'openbaar'):
            if row['lifetimes']:
                self.assertEqual(int(row['lifetimes']) % 5, 0)
                self.assertGreaterEqual(int(row['lifetimes']), 10)
            else:
                self.assertEqual(row['median'], '')
        self.assertIn('afgeschermd', self.place.must('indicator', 'run', 'stock', '--audience', 'raad'))

    def test_one_municipality_is_part_of_all(self):
        everyone = self.rows('client_cost')
        code = everyone[0]['municipality']
        self.assertEqual(self.rows('client_cost', '--municipality', code),
                         [row for row in everyone if row['municipality'] == code])

    def test_a_municipality_may_be_named(self):
        everyone = self.rows('client_cost')
        code = everyone[0]['municipality']
        self.place.must('import', FIGURES / 'gemeenten.csv', FIGURES / 'herindelingen.csv')
        with open(FIGURES / 'gemeenten.csv', encoding='utf-8') as file:
            *_, name = (row['gm_naam'] for row in csv.DictReader(file) if row['gm_code'] == code)
        self.assertEqual(self.rows('client_cost', '--municipality', name.upper()),
                         self.rows('client_cost', '--municipality', code))

    def test_what_is_not_there_is_refused(self):
        self.assertEqual(self.place.run('indicator', 'run', 'niets').returncode, NOT_FOUND)
        self.assertEqual(self.place.run('indicator', 'show', 'niets').returncode, NOT_FOUND)
        self.assertEqual(
            self.place.run('indicator', 'run', 'stock', '--municipality', '14').returncode, NOT_FOUND)
        self.assertEqual(
            self.place.run('indicator', 'run', 'stock', '--audience', 'iedereen').returncode, BAD_INPUT)
        self.assertEqual(
            self.place.run('indicator', 'run', 'stock', '--store', 'x.duckdb').returncode, NOT_FOUND)
        unknown = self.place.run('indicator', 'run', 'stock', '--municipality', 'GM9999')
        self.assertEqual((unknown.returncode, unknown.stdout), (NOT_FOUND, ''))
        self.assertIn('geen berichten van gemeente GM9999. Wel van: GM', unknown.stderr)


if __name__ == '__main__':
    unittest.main()
