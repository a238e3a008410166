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

    def test_rts_gives_both_tests_and_a_conclusion(self):
        self.place.write('scale.csv', 'n,x,y\nA,1,1\nB,2,4\nC,4,6\nD,4,2\n')
        outputs = [self.call('rts', '--json', '--reps', '40', '--threads', threads, file='scale.csv').stdout
                   for threads in (1, 2, 8)]
        self.assertEqual(len(set(outputs)), 1)
        found = json.loads(outputs[0])
        self.assertEqual(found['status'], 'solved')
        self.assertAlmostEqual(found['summary']['statistic_crs'], 0.75, places=9)
        self.assertAlmostEqual(found['summary']['statistic_drs'], 0.8125, places=9)
        self.assertIn(found['summary']['conclusion'], ('constant', 'decreasing', 'variable'))
        self.assertEqual(found['units'][3]['returns_to_scale'], 'increasing')

    def test_mergers_give_the_gain_and_its_parts(self):
        self.place.write('scale.csv', 'n,x,y\nA,1,1\nB,2,4\nC,4,6\nD,4,2\n')
        self.place.write('m.csv', 'fusie,eenheid\nNoord,A\nNoord,D\nZuid,B\nZuid,C\n')
        found = self.json('mergers', '--mergers', 'm.csv', file='scale.csv')
        self.assertEqual(found['status'], 'partly_solved')
        north, south = found['units']
        self.assertAlmostEqual(north['score'], 1 / 3, places=9)
        self.assertAlmostEqual(north['learning'] * north['harmony'] * north['size'], north['score'], places=9)
        self.assertEqual(north['members'], ['A', 'D'])
        self.assertEqual(south['status'], 'infeasible')
        self.assertIn('onbekend, niet nul', south['reason'])
        self.place.write('m.csv', 'fusie,eenheid\nNoord,A\nNoord,Q\n')
        self.refused(BAD_DATA, 'mergers', '--mergers', 'm.csv', file='scale.csv',
                     says=['m.csv, regel 3, kolom eenheid', 'Q'])
        self.refused(NOT_FOUND, 'mergers', '--mergers', 'none.csv', file='scale.csv', says=['none.csv'])

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
        self.refused(BAD_DATA, 'sfa', file='bad.csv', says=['regel 4', 'groter dan nul'])

    def test_an_option_that_does_nothing_is_named(self):
        done = self.call('order-m', '--json', '--prices', 'x', '--period', 'p')
        self.assertEqual([each['code'] for each in json.loads(done.stdout)['warnings']
                          if each['code'] == 'option_not_used'], ['option_not_used'] * 2)
        self.assertIn('--prices doet bij deze methode niets', done.stderr)

    def test_few_replications_and_wide_columns_are_warned_of(self):
        codes = [each['code'] for each in json.loads(
            self.call('boot', '--json', '--reps', '20').stdout)['warnings']]
        self.assertIn('few_replications', codes)
        self.place.write('wide.csv', UNITS.replace('D,5,2', 'D,50000000,2'))
        codes = [each['code'] for each in json.loads(
            self.call('dea', '--json', file='wide.csv').stdout)['warnings']]
        self.assertIn('wide_column', codes)

    def test_bad_options_are_refused_in_dutch(self):
        self.refused(BAD_INPUT, 'dea', '--rts', 'ccr', says=['--rts ccr', 'vrs, crs'])
        self.refused(BAD_INPUT, 'dea', '--json', '--csv', says=['niet allebei'])
        self.refused(BAD_INPUT, 'boot', '--reps', '1', says=['--reps', 'van 2 tot en met'])
        self.refused(BAD_INPUT, 'boot', '--rts', 'fdh', says=['fdh'])
        self.refused(BAD_DATA, 'dea', columns=('n', 'z', 'y'), says=["kolom 'z' ontbreekt"])
        self.refused(NOT_FOUND, 'dea', file='none.csv', says=['none.csv'])


# Every method, with what it needs beside the columns that all have.
METHODS = {
    'dea': (),
    'dea prices': ('--prices', 'p'),
    'dea directional': ('--measure', 'directional'),
    'dea additive': ('--measure', 'additive'),
    'dea sbm': ('--measure', 'sbm'),
    'dea bounds': ('--orientation', 'out', '--weight-bounds', 'y/w:0.1:10'),
    'boot': ('--reps', '100'),
    'rts': ('--reps', '100'),
    'mergers': ('--mergers', 'm.csv'),
    'order-m': (),
    'malmquist': ('--period', 't'),
    'twostage': ('--env', 'z', '--reps', '100', '--bias-reps', '5'),
    'sfa': ('--env', 'z'),
    'iwls': ('--env', 'z'),
}
LOGARITHMS = ('sfa', 'iwls')
WITH_CIRCUMSTANCES = ('twostage', *LOGARITHMS)


def made_up(method, n_units=12, **changed):
    """Units with inputs x, outputs y and w, circumstance z, price p; `changed` is column=(line, value)."""
    lines = ['n,t,x,y,w,z,p']
    for period in ((1, 2) if method == 'malmquist' else (1,)):
        for unit in range(n_units):
            y, w = 10 + unit, 5 + (unit * 5) % 7
            z = (unit * 3) % 5
            x = (y + 2 * w) * (1 + 0.05 * ((unit * 7) % 11) + 0.02 * z) * period
            row = {'n': f'U{unit}', 't': period, 'x': round(x, 3), 'y': y, 'w': w, 'z': z, 'p': 1 + unit % 3}
            for column, (line, value) in changed.items():
                if line in (None, len(lines) + 1):
                    row[column] = value
            lines.append(','.join(str(value) for value in row.values()))
    return '\n'.join(lines) + '\n'


def no_number(text):
    raise AssertionError(f'{text} in the output')


class BadInput(unittest.TestCase):
    """What the data can have wrong, for every method: refused or flagged by name, never a silent number."""

    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.place.write('m.csv', 'fusie,eenheid\nNoord,U0\nNoord,U1\n')

    @classmethod
    def tearDownClass(cls):
        cls.place.remove()

    def call(self, method, bytes_, *more):
        self.place.write('f.csv', bytes_)
        return self.place.run('frontier', method.split()[0], '--file', 'f.csv', '--id', 'n', '--inputs', 'x',
                              '--outputs', 'y,w', *METHODS[method], *more)

    def json(self, method, bytes_, *more):
        done = self.call(method, bytes_, '--json', *more)
        self.assertEqual(done.returncode, OK, f'{method}: {done.stderr}')
        return json.loads(done.stdout, parse_constant=no_number)

    def refused(self, method, bytes_, *says):
        done = self.call(method, bytes_)
        with self.subTest(method=method, says=says):
            self.assertEqual(done.returncode, BAD_DATA, done.stderr)
            self.assertEqual(done.stdout, '')
            for part in says:
                self.assertIn(part, done.stderr)

    def test_good_data_pass(self):
        for method in METHODS:
            with self.subTest(method=method):
                found = self.json(method, made_up(method))
                self.assertEqual(found['warnings'], [])
                self.assertIn(found['status'], ('solved', 'converged', 'wrong_skew', 'partly_solved'))

    def test_values_that_are_none_are_refused_with_their_place(self):
        for method in METHODS:
            for value, says in (('0', 'groter dan nul'), ('-3', 'groter dan nul'), ('', 'ontbreekt'),
                                ('NA', 'ontbreekt'), ('veel', 'geen getal'), ('inf', 'geen getal')):
                self.refused(method, made_up(method, x=(4, value)), 'f.csv, regel 4, kolom x', says)
            for value, says in (('-1', 'groter dan nul' if method in LOGARITHMS else 'onder nul'),
                                ('nan', 'ontbreekt')):
                self.refused(method, made_up(method, w=(5, value)), 'f.csv, regel 5, kolom w', says)
        for value, says in (('0', 'groter dan nul'), ('-1', 'groter dan nul'), ('', 'ontbreekt')):
            self.refused('dea prices', made_up('dea prices', p=(6, value)), 'f.csv, regel 6, kolom p', says)
        for method in WITH_CIRCUMSTANCES:
            self.refused(method, made_up(method, z=(7, '')), 'f.csv, regel 7, kolom z', 'ontbreekt')

    def test_a_unit_twice_is_refused(self):
        for method in METHODS:
            self.refused(method, made_up(method, n=(4, 'U0')), 'regel 4, kolom n', 'ook op regel 2')

    def test_a_unit_without_output_is_left_out_or_refused(self):
        for method in METHODS:
            bytes_ = made_up(method, y=(4, 0), w=(4, 0))
            if method in LOGARITHMS:
                self.refused(method, bytes_, 'regel 4', 'groter dan nul')
                continue
            with self.subTest(method=method):
                found = self.json(method, bytes_)
                self.assertEqual(found['warnings'][0]['code'], 'no_output')
                self.assertRegex(found['warnings'][0]['text'], r'U2.* op regel 4')
                lines = bytes_.splitlines(keepends=True)
                without = self.json(method, type(bytes_)().join(lines[:3] + lines[4:]))
                self.assertEqual(found['units'], without['units'])

    def test_an_output_of_zero_is_flagged_or_refused(self):
        for method in METHODS:
            bytes_ = made_up(method, w=(4, 0))
            if method in LOGARITHMS:
                self.refused(method, bytes_, 'regel 4, kolom w', 'groter dan nul')
                continue
            with self.subTest(method=method):
                warnings = self.json(method, bytes_)['warnings']
                self.assertEqual([warning['code'] for warning in warnings], ['zero_output'])
                self.assertIn('U2', warnings[0]['text'])

    def test_a_constant_column_is_flagged_by_name(self):
        for method in METHODS:
            with self.subTest(method=method):
                found = self.json(method, made_up(method, w=(None, 3)))
                flagged = [each['text'] for each in found['warnings'] if each['code'] == 'constant_column']
                self.assertEqual(len(flagged), 1)
                self.assertIn('kolom w', flagged[0])
                if method in LOGARITHMS:
                    self.assertEqual(found['status'], 'rank_deficient')
                    self.assertIn('andere: log(w).', found['message'])
        for method in WITH_CIRCUMSTANCES:
            with self.subTest(method=method):
                found = self.json(method, made_up(method, z=(None, 2)))
                self.assertEqual(found['status'], 'rank_deficient')
                self.assertIn('andere: z.', found['message'])
                self.assertIn('kolom z', found['warnings'][0]['text'])

    def test_few_units_are_flagged(self):
        for method in METHODS:
            with self.subTest(method=method):
                found = self.json(method, made_up(method, n_units=5))
                self.assertIn('few_units', [warning['code'] for warning in found['warnings']])

    def test_a_column_that_follows_from_another_is_named(self):
        for method in WITH_CIRCUMSTANCES:
            with self.subTest(method=method):
                lines = made_up(method).splitlines()
                twice = [lines[0] + ',zz'] + [f"{line},{2 * int(line.split(',')[5])}" for line in lines[1:]]
                self.place.write('f.csv', '\n'.join(twice) + '\n')
                done = self.place.run('frontier', method, '--file', 'f.csv', '--id', 'n', '--inputs', 'x', '--outputs',
                                      'y,w', '--env', 'z,zz', '--json')
                found = json.loads(done.stdout, parse_constant=no_number)
                self.assertEqual(found['status'], 'rank_deficient')
                self.assertRegex(found['message'], 'andere: zz?[.]')

    def test_the_wrong_skew_is_named(self):
        lines = ['n,x,y']
        for unit in range(40):
            # Most cost a little more than the function says, some far less.
            lines.append(f'U{unit},{(10 + unit) * (0.5 if unit % 8 == 0 else 1.1 + 0.001 * (unit % 3))},{10 + unit}')
        self.place.write('skew.csv', '\n'.join(lines) + '\n')
        done = self.place.run('frontier', 'sfa', '--file', 'skew.csv', '--id', 'n', '--inputs', 'x', '--outputs', 'y',
                              '--json')
        found = json.loads(done.stdout, parse_constant=no_number)
        self.assertEqual(found['status'], 'wrong_skew')
        self.assertIn('hellen niet', found['message'])
        self.assertIsNone(found['units'][0]['score'])


if __name__ == '__main__':
    unittest.main()
