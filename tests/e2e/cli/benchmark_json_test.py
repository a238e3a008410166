"""What `benchmark run --json` holds, and that its parts agree with each other."""

import unittest

from program import FIGURES, MODEL, Workplace

TOP = {'run', 'model', 'options', 'code_version', 'input_digest', 'identification', 'national',
       'units', 'excluded'}
NATIONAL = {'n', 'classes', 'largest', 'potential', 'headline'}
UNIT = {'id', 'name', 'inputs', 'outputs', 'output_intervals', 'population', 'clients', 'eur_per_client',
        'eur_per_youth', 'score', 'bias_corrected', 'ci90', 'ci95', 'class', 'class_shares', 'rank',
        'spans', 'may_span', 'beyond_frontier', 'score_without_top_spanner', 'spanned_by', 'comparable',
        'comparable_stability', 'potential'}
CLASSES = ['laag', 'middelmatig', 'hoog']
UNCLEAR = 'niet te zeggen'
REFERENCES = ['frontier', 'best_quartile', 'median']
OUTPUTS = ['clients_without_stay', 'clients_with_stay', 'clients_protection']
# A score and its weights come from one programme solved to 1e-9 in variables of about size 1.
SOLVED = 1e-8


class BenchmarkJson(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('import', FIGURES)
        cls.result = cls.place.benchmark_json(replications=200)
        cls.units = cls.result['units']
        cls.by_id = {unit['id']: unit for unit in cls.units}

    def each_unit(self):
        for unit in self.units:
            with self.subTest(unit=unit['id'], name=unit['name']):
                yield unit

    def test_has_the_documented_keys_and_no_other(self):
        self.assertEqual(set(self.result), TOP)
        self.assertEqual(set(self.result['national']), NATIONAL)
        self.assertEqual(set(self.result['identification']), {'passed', 'checks', 'influence'})
        for unit in self.each_unit():
            self.assertEqual(set(unit), UNIT)
            self.assertEqual(list(unit['inputs']), ['spend_eur'])
            self.assertEqual(list(unit['outputs']), OUTPUTS)
            self.assertEqual(list(unit['class_shares']), CLASSES)
            self.assertEqual(list(unit['potential']), REFERENCES)
        for row in self.result['excluded']:
            self.assertEqual(set(row), {'id', 'name', 'reason_code', 'reason'})

    def test_names_model_run_and_options(self):
        self.assertEqual(self.result['model'], MODEL)
        self.assertRegex(self.result['run'], '^[0-9a-f]{16}$')
        self.assertEqual(self.result['options']['replications'], 200)
        self.assertEqual(self.result['options']['seed'], 2022)

    def test_every_municipality_of_2022_is_compared_or_excluded(self):
        excluded = [row['id'] for row in self.result['excluded']]
        together = [unit['id'] for unit in self.units] + excluded
        self.assertEqual(len(together), 345)
        self.assertEqual(len(set(together)), 345)
        self.assertEqual(self.result['national']['n'], len(self.units))
        for row in self.result['excluded']:
            self.assertGreater(len(row['reason']), 20, row)

    def test_the_rule_finds_the_known_anomalies(self):
        found = {row['name'] for row in self.result['excluded']
                 if row['reason_code'] == 'booking_anomaly'}
        self.assertEqual(found, {'Nieuwkoop', 'Bergen op Zoom'})

    def test_intervals_lie_within_each_other_and_around_the_corrected_score(self):
        for unit in self.each_unit():
            self.assertGreater(unit['score'], 0)
            self.assertLessEqual(unit['score'], 1)
            if unit['beyond_frontier']:
                continue
            self.assertLessEqual(unit['bias_corrected'], unit['score'])
            low95, low90, high90, high95 = (
                unit['ci95'][0], unit['ci90'][0], unit['ci90'][1], unit['ci95'][1])
            self.assertEqual([low95, low90, high90, high95],
                             sorted([low95, low90, high90, high95]))
            self.assertLessEqual(low90, unit['bias_corrected'])
            self.assertGreaterEqual(high90, unit['bias_corrected'])

    def test_class_shares_add_up_and_the_class_is_the_likeliest(self):
        for unit in self.each_unit():
            shares = unit['class_shares']
            self.assertAlmostEqual(sum(shares.values()), 1, delta=1e-12)
            likeliest = max(shares, key=shares.get)
            clear = shares[likeliest] >= 0.5
            self.assertEqual(unit['class'], likeliest if clear else UNCLEAR)
            for share in shares.values():
                self.assertAlmostEqual(share * 200, round(share * 200), delta=1e-9)

    def test_national_classes_count_the_units(self):
        classes = self.result['national']['classes']
        self.assertEqual(list(classes), [*CLASSES, UNCLEAR])
        self.assertEqual(sum(classes.values()), len(self.units))
        self.assertEqual(classes[UNCLEAR],
                         sum(unit['class'] == UNCLEAR for unit in self.units))
        for name in CLASSES:
            units = [unit for unit in self.units if unit['class'] == name]
            self.assertEqual(classes[name], len(units))
            largest = sorted(units, key=lambda unit: -unit['population'])[:3]
            self.assertEqual(self.result['national']['largest'][name], ', '.join(unit['name'] for unit in largest))

    def test_ranks_lie_within_the_number_of_units(self):
        for unit in self.each_unit():
            low, high = unit['rank']
            self.assertTrue(1 <= low <= high <= len(self.units))

    def test_weights_reproduce_the_score(self):
        for unit in self.each_unit():
            weights = unit['spanned_by']
            if unit['beyond_frontier']:
                self.assertEqual(unit['score'], 1)
                continue
            self.assertAlmostEqual(sum(weights.values()), 1, delta=SOLVED)
            spent = sum(weight * self.by_id[spanner]['inputs']['spend_eur']
                        for spanner, weight in weights.items())
            self.assertAlmostEqual(spent / unit['inputs']['spend_eur'], unit['score'], delta=SOLVED)
            for output in OUTPUTS:
                made = sum(weight * self.by_id[spanner]['outputs'][output]
                           for spanner, weight in weights.items())
                value = unit['outputs'][output]
                self.assertGreaterEqual(made, value - SOLVED * max(1000, value))

    def test_small_municipalities_span_nothing(self):
        spanners = {spanner for unit in self.units for spanner in unit['spanned_by']}
        for spanner in spanners:
            self.assertGreaterEqual(self.by_id[spanner]['population'], 5000)
            self.assertTrue(self.by_id[spanner]['spans'], spanner)

    def test_outputs_lie_in_their_rounding_interval(self):
        for unit in self.each_unit():
            self.assertEqual(list(unit['output_intervals']), OUTPUTS)
            for output, (low, high) in unit['output_intervals'].items():
                self.assertTrue(0 <= low <= unit['outputs'][output] <= high)

    def test_twenty_others_are_comparable_nearest_first(self):
        for unit in self.each_unit():
            ids = [row['id'] for row in unit['comparable']]
            distances = [row['distance'] for row in unit['comparable']]
            self.assertEqual(len(set(ids)), 20)
            self.assertNotIn(unit['id'], ids)
            self.assertLessEqual(set(ids), set(self.by_id))
            self.assertEqual(distances, sorted(distances))
            self.assertTrue(0 <= unit['comparable_stability'] <= 1)

    def test_potential_is_not_negative_and_below_the_spending(self):
        for unit in self.each_unit():
            for reference in REFERENCES:
                part = unit['potential'][reference]
                self.assertGreaterEqual(part['eur'], 0)
                self.assertGreaterEqual(part['low'], 0)
                self.assertLessEqual(part['low'], part['high'])
                self.assertLess(part['high'], unit['inputs']['spend_eur'])

    def test_potential_of_the_units_adds_up_to_the_national_one(self):
        national = self.result['national']['potential']
        self.assertEqual(list(national), REFERENCES)
        for reference in REFERENCES:
            total = sum(unit['potential'][reference]['eur'] for unit in self.units)
            cent_each = 0.01 * len(self.units)
            self.assertAlmostEqual(national[reference]['eur'], total, delta=cent_each)
            self.assertLessEqual(national[reference]['low'], national[reference]['high'])

    def test_potential_follows_from_score_and_comparables(self):
        for unit in self.each_unit():
            spent = unit['inputs']['spend_eur']
            around = sorted(self.by_id[row['id']]['eur_per_client'] for row in unit['comparable'])
            # Type 7 of 20 values: the quartile at 4.75, the median at 9.5.
            quartile = around[4] + 0.75 * (around[5] - around[4])
            middle = (around[9] + around[10]) / 2
            expected = {'best_quartile': max(0, spent - quartile * unit['clients']),
                        'median': max(0, spent - middle * unit['clients'])}
            if not unit['beyond_frontier']:
                expected['frontier'] = spent * (1 - unit['bias_corrected'])
            for reference, eur in expected.items():
                self.assertAlmostEqual(unit['potential'][reference]['eur'], eur, delta=0.01)

    def test_headline_follows_the_check(self):
        check = self.result['identification']
        self.assertEqual(check['passed'], all(row['passed'] for row in check['checks']))
        headline = 'frontier' if check['passed'] else 'median'
        self.assertEqual(self.result['national']['headline'], headline)
        self.assertEqual([row['removed'] for row in check['influence']], [0, 1, 5, 10])


if __name__ == '__main__':
    unittest.main()
