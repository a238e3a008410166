"""Measures from the command line: contracts for machines, same bytes, and what is refused."""

import json
import re
import unittest

from program import BAD_CONFIG, BAD_DATA, BAD_INPUT, CONFLICT, FIGURES, NOT_FOUND, ROOT, Workplace

GOLDEN = ROOT / 'tests' / 'conformance' / 'measures'
CATALOGUE = ROOT / 'catalog' / 'measure'
# Two quantities that both go with a third, and against each other.
IMPOSSIBLE = ''.join(f'[[correlation]]\nbetween = ["{a}", "{b}"]\nvalue = {value}\n'
                     for a, b, value in (('p', 'q', 0.9), ('q', 'm', 0.9), ('p', 'm', -0.9)))
QUANTILES = ['q025', 'q05', 'q10', 'q25', 'q50', 'q75', 'q90', 'q95', 'q975']
# Words that only appear when a text of a library shows through.
ENGLISH = re.compile(r'\b(the|not|required|could|error|exception|value|expected|while|with)\b', re.I)


class Measures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)

    def refuse(self, code, parts, *arguments):
        done = self.place.run('measure', *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, '')
        for part in parts:
            self.assertIn(part, done.stderr)
        self.assertIsNone(ENGLISH.search(done.stderr), done.stderr)

    def run_json(self, *arguments):
        return json.loads(self.place.must('measure', *arguments, '--json'))

    def test_run_has_its_contract_in_every_mode(self):
        for mode in ('aef', 'gum', 'mc'):
            run = self.run_json('run', 'aef-5', '--mode', mode, '--draws', '20000')
            self.assertEqual([run['status'], run['measure'], run['mode']], ['ok', 'aef-5', mode])
            for outcome in ('benefit', 'cost', 'net'):
                for field in ('mean', 'sd', 'low', 'high', *QUANTILES):
                    self.assertIn(field, run['results'][outcome])
            self.assertIn('p_negative', run['results']['net'])
            self.assertEqual(run['variance_shares'][0]['quantity'], 'p')
            self.assertAlmostEqual(run['results']['net']['mean'] / 1e6, 53.7, delta=0.5)

    def test_the_text_names_quantities_in_words_the_lower_amount_first_and_what_it_is_about(self):
        for command in ('run', 'compare'):
            said = self.place.must('measure', command, 'aef-9', '--draws', '20000')
            self.assertIn('De uitkomst gaat over: Nederland 2021, in natura.', said)
            self.assertIn('uren inzet per traject (h): ', said)
            bars = re.findall(r'van de onzekerheid; netto ([-\d.,]+) tot ([-\d.,]+) ', said)
            self.assertGreaterEqual(len(bars), 3)
            for low, high in bars:
                self.assertLessEqual(*(float(each.replace('.', '').replace(',', '.')) for each in (low, high)))

    def test_same_seed_gives_same_bytes_for_any_number_of_threads(self):
        one = self.place.must('measure', 'run', 'aef-9', '--json', '--draws', '50000', '--threads', '1')
        for threads in ('2', '3'):
            self.assertEqual(one, self.place.must('measure', 'run', 'aef-9', '--json', '--draws',
                                                  '50000', '--threads', threads))
        self.assertNotEqual(one, self.place.must('measure', 'run', 'aef-9', '--json', '--draws',
                                                 '50000', '--seed', '2'))

    def test_a_measure_without_numbers_says_which(self):
        run = self.run_json('run', 'aef-1')
        self.assertEqual(run['status'], 'onvoldoende gegevens')
        self.assertIn('n', run['missing'])
        self.assertEqual(run['results'], {})
        self.assertIn('onvoldoende gegevens', self.place.must('measure', 'run', 'aef-1'))

    def test_list_and_show(self):
        measures = self.run_json('list')
        self.assertEqual(len(measures), 10)
        self.assertEqual(sum(each['status'] == 'ok' for each in measures), 3)
        rate = [q for q in self.run_json('show', 'aef-9')['quantities'] if q['id'] == 'r'][0]
        self.assertEqual([rate['status'], rate['printed']], ['calibrated', [80, 120]])

    def test_gauge_finds_eighteen_bounds_and_four_differences(self):
        lines = self.run_json('gauge')
        own = [line for line in lines if line['inputs'] == 'catalogue' and line['ours'] is not None]
        self.assertEqual(len(own), 18)
        self.assertTrue(all(line['ours'] == line['published'] for line in own))
        self.assertEqual(sum(line['verdict'] == 'DIFF' for line in lines), 4)
        self.assertIn('DIFF 4', self.place.must('measure', 'gauge'))

    def test_compare_sets_readings_and_measures_side_by_side(self):
        compared = self.run_json('compare', 'aef-9', 'aef-1', '--draws', '20000')
        self.assertEqual([each['status'] for each in compared], ['ok', 'onvoldoende gegevens'])
        net = {name: outcomes['net'] for name, outcomes in compared[0]['readings'].items()}
        self.assertEqual(list(net), ['aef', 'aef_correlated', 'gum', 'mc'])
        self.assertAlmostEqual(net['aef']['low'] / 1e6, 13.3, delta=0.5)
        self.assertAlmostEqual(net['aef_correlated']['low'] / 1e6, -1.0, delta=0.5)
        self.assertEqual(compared[0]['tornado'][0]['quantity'], 'p')
        self.assertIn('niet op', self.place.must('measure', 'compare', 'aef-5', '--draws', '20000'))

    def test_a_report_is_a_page_and_its_tables(self):
        asked = ('measure', 'report', 'aef-9', 'aef-10', '--package', 'aef-5-6-9', '--draws', '20000', '--out')
        self.place.must(*asked, 'een')
        self.place.must(*asked, 'twee', '--threads', '1')
        one, two = self.place.path / 'een', self.place.path / 'twee'
        page = (one / 'index.html').read_text()
        self.assertEqual(page, (two / 'index.html').read_text())
        for part in ('Supervisie door een outtaketeam', 'gecorrigeerd', 'id="pakket"', 'mentor', 'jaar 5'):
            self.assertIn(part, page)
        self.assertNotIn('nederland.html', page)
        rows = (one / 'csv' / 'bands.csv').read_text().splitlines()
        self.assertEqual(len(rows), 1 + 4 * 3)
        self.assertTrue(rows[0].startswith('measure,reading,'))
        self.place.must(*asked, 'een')  # again, over itself
        self.place.write('vol/brief.txt', 'van mij')
        self.refuse(CONFLICT, ['vol', 'niet leeg'], 'report', 'aef-5', '--out', 'vol')
        self.refuse(BAD_INPUT, ['--package'], 'report', '--out', 'leeg')

    def test_the_register_sets_realised_figures_beside_a_decision(self):
        self.place.must('import', FIGURES)
        entry = ('outtake', '--municipality', 'GM0344', '--title', 'Outtaketeam', '--group', 'ambulant')
        self.place.must('measure', 'register', 'add', *entry, '--decided', '2021-05-12', '--low', '100000',
                        '--high', '400000', '--measure', 'aef-9', '--goal', 'korter')
        self.assertIn('outtake', self.place.must('measure', 'register', 'list'))
        shown = self.run_json('register', 'show', 'outtake', '--municipality', 'GM0344')
        self.assertEqual([shown['decided'], shown['expected_high_eur']], ['2021-05-12', 400000])
        years = {row['year']: row for row in shown['realised']}
        self.assertIsInstance(shown['realised'][0]['year'], int)
        self.assertEqual([years[year]['period'] for year in (2020, 2021, 2022)],
                         ['before', 'decided', 'after'])
        self.assertGreater(years[2022]['spend_eur'], 1e7)
        self.assertEqual(years[2022]['clients'] % 5, 0)
        text = self.place.must('measure', 'register', 'show', 'outtake', '--municipality', 'GM0344')
        self.assertIn('zeggen niet wat het besluit heeft gedaan', text)
        again = ('register', 'add', *entry, '--decided')
        self.refuse(CONFLICT, ['outtake'], *again, '2021-05-12')
        self.refuse(BAD_INPUT, ['12-05-2021'], *again, '12-05-2021')
        self.refuse(NOT_FOUND, ['weg'], 'register', 'show', 'weg', '--municipality', 'GM0344')
        self.refuse(BAD_INPUT, ['Utrecht'], 'register', 'show', 'weg', '--municipality', 'Utrecht')

    def test_every_published_number_has_its_standing(self):
        for each in self.run_json('list'):
            for published in self.run_json('show', each['id'])['published']:
                self.assertIn(published['status'], ('reproduced', 'calibrated', 'not_derivable'))
                self.assertTrue(published['why'], each['id'])
        nine = self.run_json('show', 'aef-9')['parts_fully_correlated']['net']
        self.assertAlmostEqual(nine['high'] / 1e6, 137.4, delta=0.5)

    def test_a_package_has_its_contract(self):
        run = self.run_json('package', 'aef-5-6-9', '--draws', '20000')
        self.assertEqual([run['status'], run['package'], run['draws']], ['ok', 'aef-5-6-9', 20000])
        middles = run['benefit_at_middles']
        self.assertAlmostEqual(middles['together'] / 1e6, 231.4, delta=0.5)
        self.assertAlmostEqual(middles['any_overlap_low'] / 1e6, 146.2, delta=0.5)
        self.assertAlmostEqual((middles['together'] + middles['counted_twice']) / 1e6, 266.7, delta=0.5)
        self.assertEqual(len(run['overlap']), 3)
        self.assertEqual([year['year'] for year in run['years']], [1, 2, 3, 4, 5])
        for outcome in ('benefit', 'cost', 'net', 'municipal', 'provider', 'municipal_net'):
            for field in ('mean', 'sd', 'low', 'high', *QUANTILES):
                self.assertIn(field, run['results'][outcome])
        self.assertIn('elke overlap die kan', self.place.must('measure', 'package', 'aef-5-6-9', '--draws', '20000'))

    def test_a_package_is_the_same_for_any_number_of_threads(self):
        asked = ('measure', 'package', 'aef-5-6-9', '--json', '--draws', '30000', '--threads')
        self.assertEqual(self.place.must(*asked, '1'), self.place.must(*asked, '3'))

    def test_compare_is_the_same_for_any_number_of_threads(self):
        asked = ('measure', 'compare', 'aef-5', 'aef-9', '--json', '--draws', '30000', '--threads')
        one = self.place.must(*asked, '1')
        for threads in ('2', '8'):
            self.assertEqual(one, self.place.must(*asked, threads))

    def test_a_package_without_a_rule_for_overlap_is_refused(self):
        text = (CATALOGUE.parent / 'package' / 'aef-5-6-9.toml').read_text()
        path = self.place.write('los.toml', text.replace('other_overlap', '# other_overlap'))
        self.refuse(BAD_CONFIG, ['los.toml, regel', 'aef-5 en aef-6', 'overlap'], 'package', path)
        own = (CATALOGUE / 'aef-5.toml').read_text().replace('id = "aef-5"', 'id = "eigen"')
        self.place.write('eigen-5.toml', own)
        path = self.place.write('samen.toml', text.replace('use = "aef-6"', 'use = "eigen-5.toml"'))
        self.assertEqual(self.run_json('package', path, '--draws', '10000')['measures'][1]['measure'],
                         'eigen')

    def test_calculators_take_the_golden_files(self):
        cases = self.run_json('gum', GOLDEN / 'gum_golden.json', '--draws', '20000')
        self.assertEqual(len(cases), 14)
        self.assertAlmostEqual(cases[0]['results']['u_first'], 31.7050905, places=5)
        aef = self.run_json('aef', GOLDEN / 'aef_measures.json', '--draws', '20000')
        net = aef['results_calibrated']['9']['parts_independent']['net']
        self.assertAlmostEqual(net['low'], 13.33287859, places=5)

    def test_a_measure_of_the_user_is_computed(self):
        text = (CATALOGUE / 'aef-5.toml').read_text().replace('value = 292500', 'value = 1000')
        path = self.place.write('eigen.toml', text)
        run = self.run_json('run', path, '--mode', 'gum')
        self.assertLess(run['results']['net']['mean'], 53e6)

    def test_amounts_of_a_small_measure_are_in_thousands_or_euros(self):
        text = (CATALOGUE / 'aef-5.toml').read_text().replace('value = 17000', 'value = 0')
        for count, unit in ((1000, 'duizend euro'), (1, ' euro (marge')):
            path = self.place.write('klein.toml', text.replace('value = 292500', f'value = {count}'))
            for command in ('run', 'compare'):
                shown = self.place.must('measure', command, path, '--draws', '20000')
                self.assertIn(unit, shown)
                self.assertNotIn('miljoen euro', shown)
                self.assertNotIn('baten: 0,0', shown)

    def test_what_does_nothing_is_named(self):
        for mode in ('aef', 'gum', 'mc'):
            run = self.run_json('run', 'aef-9', '--mode', mode, '--draws', '20000', '--seed', '3')
            named = [note for note in run['notes'] if 'doet' in note and '--' in note]
            self.assertEqual(len(named), 0 if mode == 'mc' else 2, run['notes'])
            self.assertEqual(run['rounding_eur'], 1e6)
        self.assertIn('--adaptive', self.place.must('measure', 'run', 'aef-9', '--mode', 'gum', '--adaptive'))

    def test_months_without_a_cost_are_named(self):
        text = (CATALOGUE / 'aef-9.toml').read_text()
        path = self.place.write('lang.toml', text.replace('high = 3.0', 'high = 4.5'))
        for mode in ('aef', 'gum', 'mc'):
            notes = ' '.join(self.run_json('run', path, '--mode', mode)['notes'])
            self.assertIn('4,5 maanden', notes)
            self.assertIn('telt als nul', notes)
        self.assertIn('telt als nul', self.place.must('measure', 'compare', path, '--draws', '20000'))
        self.assertNotIn('telt als nul', self.place.must('measure', 'run', 'aef-9', '--draws', '20000'))

    def test_of_a_long_formula_only_the_place_is_shown(self):
        text = (CATALOGUE / 'aef-5.toml').read_text()
        formula = 'benefit = "' + 'n_ambulant * p * c1_ambulant * m + ' * 100 + 'fout'
        path = self.place.write('fout.toml', text.replace('benefit = "n_ambulant', formula + ' + n_ambulant', 1))
        done = self.place.run('measure', 'run', path)
        self.assertEqual(done.returncode, BAD_CONFIG)
        self.assertIn("'fout'", done.stderr)
        self.assertLess(len(done.stderr), 400)

    def test_a_wrong_measure_is_refused_with_file_and_line(self):
        text = (CATALOGUE / 'aef-5.toml').read_text()
        for before, after, said in (
                ('high = 0.25', 'high = 1.25', 'Aandeel'), ('low = 0.1\n', 'low = 0.9\n', 'ondergrens'),
                ('n_ambulant * p', 'n_ambulant * px', "'px'"),
                ('unit = "eur/uur"', 'unit = "eur/dag"', 'eur/jaar'),
                ('cost = "n_ambulant', 'cost = "r + n_ambulant', 'eur/uur en eur/jaar'),
                ('[[part]]', IMPOSSIBLE + '[[part]]', 'positief semidefiniet'),
                ('n_ambulant * p', 'n_ambulant * p / (q - 0.6)', 'nul')):
            self.assertIn(before, text)
            path = self.place.write('fout.toml', text.replace(before, after, 1))
            self.refuse(BAD_CONFIG, ['fout.toml, regel', said], 'run', path)

    def test_a_wrong_case_is_refused_with_file_and_line(self):
        case = {'case': 'x', 'model': 'y = a + b', 'inputs': {'a': 'N(0,1)', 'b': 'N(0,1)'}}
        for change, said in (
                ({'model': 'y = a + c'}, "'c'"), ({'model': 'y = a +'}, 'te vroeg'),
                ({'inputs': {'a': 'N(0)'}}, 'N(0)'), ({'inputs': []}, 'inputs'),
                ({'inputs': {**case['inputs'], 'correlation': 2}}, 'correlatie'),
                ({'inputs': {'a': {'est': 1}, 'b': 'N(0,1)'}}, "'u'"), ({'case': 1}, 'case')):
            path = self.place.write('geval.json', json.dumps({**case, **change}, indent=1))
            self.refuse(BAD_DATA, ['geval.json, regel', said], 'gum', path)
        path = self.place.write('kapot.json', '{"case":\n1,,}')
        self.refuse(BAD_DATA, ['kapot.json, regel 2', 'JSON'], 'gum', path)

    def test_a_wrong_request_is_refused(self):
        self.refuse(BAD_INPUT, ["'gis'"], 'run', 'aef-5', '--mode', 'gis')
        for command in (('run', 'aef-5'), ('compare', 'aef-5', 'aef-9'), ('package', 'aef-5-6-9'),
                        ('report', 'aef-5'), ('gum', GOLDEN / 'gum_golden.json'),
                        ('aef', GOLDEN / 'aef_measures.json')):
            for draws in ('10', '0', '-1', '1000000000000', '99999999999999999999', '0x10', '1e5'):
                self.refuse(BAD_INPUT, ['--draws', 'van 10000 tot'], *command, '--draws', draws)
            self.refuse(BAD_INPUT, ['--seed'], *command, '--seed', '-1')

    def test_shares_of_the_uncertainty_are_shares(self):
        for name in ('aef-5', 'aef-6', 'aef-9'):
            for seed in ('1', '2', '3'):
                run = self.run_json('run', name, '--draws', '10000', '--seed', seed)
                self.assertTrue(run['variance_shares'])
                for each in run['variance_shares']:
                    self.assertTrue(0 <= each['main'] <= each['total'] <= 1, each)

    def test_a_number_with_leading_zeros_is_decimal(self):
        asked = ('measure', 'run', 'aef-9', '--json', '--draws', '20000', '--seed')
        self.assertEqual(self.place.must(*asked, '010'), self.place.must(*asked, '10'))

    def test_what_a_formula_cannot_bear_is_refused(self):
        case = {'case': 'c', 'model': 'y = 1 / x'}
        for change, said in (
                ({'inputs': {'x': 'rectangular -1..1'}}, 'deelt door'),
                ({'inputs': {'x': 'N(0,1)'}}, 'deelt door'),
                ({'inputs': {'x': {'est': 1, 'u': 0.5}}}, 'deelt door'),
                ({'inputs': {'x': {'est': 0, 'u': 0}}}, 'deelt door'),
                ({'inputs': {'x': []}}, "'x' heeft geen waarnemingen"),
                ({'inputs': {'x': 't(2) 10,1'}}, 'vrijheidsgraden'),
                ({'model': 'y = log(x)', 'inputs': {'x': {'est': 1, 'u': 1}}}, 'logaritme'),
                ({'model': 'y = exp(x)', 'inputs': {'x': {'est': 800, 'u': 1}}}, 'eindig')):
            path = self.place.write('geval.json', json.dumps({**case, **change}))
            self.refuse(BAD_DATA, ['geval.json, regel', said], 'gum', path)

    def test_an_impossible_band_of_aef_is_refused(self):
        given = json.loads((GOLDEN / 'aef_measures.json').read_text(encoding='utf-8'))
        for key, band in (('months_saved', [-1, 2]), ('hours', [-1, 1]), ('p_benefit', [0.5, 1.5]),
                          ('rate_eur_per_hour', [-80, 80]), ('months_saved', [2, 30])):
            changed = json.loads(json.dumps(given))
            changed['inputs_published']['5'][key] = band
            path = self.place.write('band.json', json.dumps(changed))
            said = 'maanden bespaard' if band == [2, 30] else key
            self.refuse(BAD_DATA, ['band.json, regel', said], 'aef', path)

    def test_what_is_not_there_is_refused(self):
        self.refuse(NOT_FOUND, ['aef-99'], 'run', 'aef-99')
        self.refuse(NOT_FOUND, ['weg.json'], 'gum', 'weg.json')
        self.refuse(BAD_DATA, ['inputs_published'], 'aef', self.place.write(
            'leeg.json', '{"calibrated": {"new_trajectories": {"a": 1}}}'))


if __name__ == '__main__':
    unittest.main()
