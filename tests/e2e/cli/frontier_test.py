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

    def test_prices_give_cost_efficiency_and_its_parts(self):
        self.place.write('prices.csv', 'n,x,z,y,px,pz\nA,1,4,1,1,3\nB,2,2,1,1,1\nC,4,1,1,1,1\nD,4,4,1,1,3\n')
        found = self.json('dea', '--prices', 'px,pz', file='prices.csv', columns=('n', 'x,z', 'y'))
        unit = found['units'][3]
        self.assertAlmostEqual(unit['score'], 7 / 16, places=9)
        self.assertAlmostEqual(unit['technical_efficiency'] * unit['allocative_efficiency'], unit['score'], places=9)
        self.assertAlmostEqual(unit['targets']['x'], 4, places=9)
        self.assertAlmostEqual(found['summary']['total_minimal_cost'], 22, places=9)
        self.refused(BAD_INPUT, 'dea', '--prices', 'px', says=['1 prijzen voor 2 middelen'], file='prices.csv',
                     columns=('n', 'x,z', 'y'))
        self.refused(BAD_INPUT, 'dea', '--prices', 'px,pz', '--super', says=['--prices en --super'],
                     file='prices.csv', columns=('n', 'x,z', 'y'))

    def test_measures_give_a_score_or_a_distance_with_a_reason(self):
        unit = self.json('dea', '--measure', 'sbm')['units'][2]
        self.assertAlmostEqual(unit['score'], 0.8, places=9)
        found = self.json('dea', '--measure', 'directional', '--direction', 'own', '--orientation', 'both')
        self.assertEqual(found['options']['orientation'], 'both')
        self.assertAlmostEqual(found['units'][2]['distance'], 0.5 / 4.5, places=9)
        self.assertIsNone(found['units'][2]['score'])
        self.assertIn('afstand', found['units'][2]['reason'])
        found = self.json('dea', '--measure', 'additive', '--slack-weights', 'unit')
        self.assertAlmostEqual(found['units'][2]['distance'], 1, places=9)
        self.refused(BAD_INPUT, 'dea', '--measure', 'sbm', '--direction', 'own', says=['--direction en --measure sbm'])
        self.refused(BAD_INPUT, 'dea', '--measure', 'additive', '--rts', 'fdh', says=['--measure additive', 'fdh'])

    def test_dea_tells_prices_and_scale(self):
        unit = self.json('dea')['units'][2]
        prices = unit['multipliers']
        self.assertAlmostEqual(5 * prices['x'], 1, places=9)
        self.assertAlmostEqual(2 * prices['y'] + unit['offset'], 0.8, places=9)
        self.assertAlmostEqual(unit['scale_efficiency'], 1, places=9)
        self.assertEqual(unit['returns_to_scale'], 'constant')
        self.assertNotIn('multipliers', self.json('dea', '--super')['units'][2])

    def test_weights_and_given_factors_are_kept(self):
        self.place.write('two.csv', 'n,x,z,y\nA,1,4,1\nB,2,2,1\nC,4,1,1\nD,4,4,1\n')
        two = {'file': 'two.csv', 'columns': ('n', 'x,z', 'y')}
        unit = self.json('dea', '--non-discretionary', 'z', **two)['units'][3]
        self.assertAlmostEqual(unit['score'], 0.25, places=9)
        unit = self.json('dea', '--weight-bounds', 'x/z:1:1', **two)['units'][2]
        self.assertAlmostEqual(unit['score'], 0.8, places=9)
        self.assertIsNone(unit['slacks'])
        for bounds, says in (('x/y:1:2', 'geen grens'), ('x/z:2:1', 'tegen')):
            self.refused(BAD_INPUT, 'dea', '--weight-bounds', bounds, says=[says], **two)
        self.refused(BAD_INPUT, 'dea', '--non-discretionary', 'y', says=['y: dat is geen middel'], **two)

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
