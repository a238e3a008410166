"""`doelmaat frontier` on a file of one's own: the JSON contract, and what is refused, with its place."""

import csv
import io
import json
import unittest

from program import BAD_DATA, BAD_INPUT, NOT_FOUND, OK, ROOT, Workplace

SET = ROOT / 'tests' / 'conformance' / 'frontier'
UNITS = 'n,x,y\nA,2,1\nC,6,3\nD,5,2\nE,3,1\n'


class Frontier(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.place.write('f.csv', UNITS)

    @classmethod
    def tearDownClass(cls):
        cls.place.remove()

    def call(self, method, *arguments, file='f.csv', columns=('n', 'x', 'y')):
        name, inputs, outputs = columns
        return self.place.run('frontier', method, '--file', file, '--id', name, '--inputs', inputs,
                              '--outputs', outputs, *arguments)

    def json(self, method, *arguments, **options):
        done = self.call(method, '--json', *arguments, **options)
        self.assertEqual(done.returncode, OK, done.stderr)
        return json.loads(done.stdout)

    def refused(self, code, method, *arguments, says, **options):
        done = self.call(method, *arguments, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, '')
        for part in says:
            self.assertIn(part, done.stderr)

    def test_dea_gives_the_contract(self):
        found = self.json('dea')
        self.assertEqual(found['status'], 'solved')
        self.assertEqual(found['options']['rts'], 'vrs')
        unit = found['units'][2]
        self.assertEqual(unit['id'], 'D')
        self.assertAlmostEqual(unit['score'], 0.8, places=9)
        self.assertIsNone(unit['ci95'])
        self.assertEqual(set(unit['slacks']), {'x', 'y'})
        self.assertAlmostEqual(unit['peers']['A'], 0.5, places=9)
        self.assertAlmostEqual(found['summary']['mean_score'], (2 + 0.8 + 2 / 3) / 4, places=9)

    def test_scores_are_those_of_benchmarking(self):
        outputs = 'y1,y2,y3,y4,y5'
        with open(SET / 'syn338_2023_costsw_eff.csv', encoding='utf-8') as file:
            expected = list(csv.DictReader(file))
        for rts in ('vrs', 'crs', 'drs', 'irs', 'fdh'):
            for orientation in ('in', 'out'):
                found = self.json('dea', '--rts', rts, '--orientation', orientation,
                                  file=SET / 'syn338_2023.csv', columns=('id', 'cost_sw', outputs))
                for unit, row in zip(found['units'], expected, strict=True):
                    theirs = float(row[f'eff_{rts}_{orientation}'])
                    self.assertAlmostEqual(unit['score'] / theirs, 1, delta=1e-9)

    def test_a_unit_out_of_reach_is_named(self):
        found = self.json('dea', '--super')
        self.assertEqual(found['status'], 'partly_solved')
        self.assertEqual(found['units'][1]['status'], 'infeasible')
        self.assertIsNone(found['units'][1]['score'])
        self.assertIn('Geen combinatie', found['units'][1]['reason'])

    def test_boot_gives_the_same_bytes_for_any_threads(self):
        outputs = [self.call('boot', '--json', '--reps', '50', '--threads', threads).stdout
                   for threads in (1, 2, 8)]
        self.assertEqual(len(set(outputs)), 1)
        unit = json.loads(outputs[0])['units'][0]
        low, high = unit['ci95']
        self.assertLessEqual(low, unit['ci90'][0])
        self.assertTrue(low <= unit['bias_corrected'] <= high < unit['score'] + 1e-9)
        other = self.call('boot', '--json', '--reps', '50', '--seed', '2').stdout
        self.assertNotEqual(outputs[0], other)

    def test_sfa_gives_coefficients_and_scores(self):
        found = self.json('sfa', '--env', 'z1,z2,z3,z4', file=SET / 'syn338_2023_sfa.csv',
                          columns=('id', 'cost', 'y1,y2,y3,y4,y5'))
        self.assertEqual(found['status'], 'converged')
        named = {row['name']: row for row in found['coefficients']}
        self.assertAlmostEqual(named['(Intercept)']['estimate'], 10.8082403837, delta=1e-5)
        self.assertAlmostEqual(named['gamma']['se'], 0.015141184, delta=1e-7)
        self.assertAlmostEqual(found['loglik'], 140.056145981, delta=1e-6)
        self.assertEqual(len(found['units']), 338)

    def test_sfa_and_iwls_of_a_panel(self):
        panel = {'file': SET / 'syn338_panel.csv', 'columns': ('id', 'cost', 'y1,y2,y3,y4,y5')}
        years = ('--period', 'year')
        for extra, last in (((*years, '--panel', 'decay', '--env', 'z1,z2,z3,z4'), 'eta'),
                            ((*years, '--explain', 'z1,z2'), 'gamma'),
                            ((*years, '--explain-spread', 'z1'), 'Zv_(Intercept)')):
            done = self.json('sfa', *extra, **panel)
            self.assertEqual(done['status'], 'converged')
            self.assertEqual(done['coefficients'][-1]['name'], last)
            self.assertEqual(len(done['units']), 1352)
            self.assertEqual(done['units'][0]['period'], '2020')
        done = self.json('iwls', *years, **panel)
        self.assertEqual(done['coefficients'][-3]['name'], 'shift')
        self.assertEqual({unit['weight'] for unit in done['units']}, {0.1, 0.9})
        self.refused(BAD_INPUT, 'sfa', '--panel', 'decay', says=['--period'], **panel)
        self.refused(BAD_INPUT, 'sfa', *years, '--panel', 'decay', '--explain', 'z1',
                     says=['--panel', '--explain'], **panel)

    def test_csv_has_a_line_a_unit(self):
        rows = list(csv.DictReader(io.StringIO(self.call('boot', '--csv', '--reps', '20').stdout)))
        self.assertEqual([row['id'] for row in rows], ['A', 'C', 'D', 'E'])
        self.assertLess(float(rows[0]['ci95_low']), float(rows[0]['ci95_high']) + 1e-9)

    def test_text_shows_summary_units_and_warnings(self):
        self.place.write('few.csv', 'n,x,y\nA,2,1\nB,4,1\n')
        done = self.call('dea', file='few.csv')
        self.assertEqual(done.returncode, OK)
        self.assertIn('Gemiddelde score: 0,75', done.stdout)
        self.assertIn('kolom y', done.stderr)
        self.assertIn('2 eenheden', done.stderr)

    def test_bad_rows_are_refused_with_their_place(self):
        cases = {
            '0': 'groter dan nul', '-3': 'groter dan nul', '': 'ontbreekt', 'NA': 'ontbreekt',
            'veel': 'geen getal', 'nan': 'ontbreekt', 'inf': 'geen getal',
        }
        for value, reason in cases.items():
            self.place.write('bad.csv', UNITS.replace('D,5,2', f'D,{value},2'))
            for method in ('dea', 'boot', 'sfa'):
                self.refused(BAD_DATA, method, file='bad.csv',
                             says=['bad.csv, regel 4, kolom x', reason])
        self.place.write('bad.csv', UNITS.replace('D,5', 'A,5'))
        self.refused(BAD_DATA, 'dea', file='bad.csv', says=['regel 4', 'ook op regel 2'])
        self.place.write('bad.csv', UNITS.replace('5,2', '5,0'))
        self.refused(BAD_DATA, 'dea', file='bad.csv', says=['regel 4', 'geen enkele prestatie'])

    def test_bad_options_are_refused_in_dutch(self):
        self.refused(BAD_INPUT, 'dea', '--rts', 'ccr', says=['--rts ccr', 'vrs, crs'])
        self.refused(BAD_INPUT, 'dea', '--json', '--csv', says=['niet allebei'])
        self.refused(BAD_INPUT, 'boot', '--reps', '1', says=['--reps', 'van 2 tot en met'])
        self.refused(BAD_INPUT, 'boot', '--rts', 'fdh', says=['fdh'])
        self.refused(BAD_DATA, 'dea', columns=('n', 'z', 'y'), says=["kolom 'z' ontbreekt"])
        self.refused(NOT_FOUND, 'dea', file='none.csv', says=['none.csv'])


if __name__ == '__main__':
    unittest.main()
