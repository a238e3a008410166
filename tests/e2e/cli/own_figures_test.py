"""Measures with the figures of a municipality, from the messages in the store: made-up traffic, against its truth."""

import csv
import datetime
import json
import math
import unittest
from collections import defaultdict

from program import BAD_CONFIG, BAD_INPUT, NOT_FOUND, Workplace

MONTH_DAYS = 30.4375
HOME = {'ambulatory_at_provider', 'day_care', 'in_network', 'neighbourhood_team'}
STAY = {'family_style', 'secure', 'other_stay'}
LARGE, SMALL = 'GM0034', 'GM0014'

# A measure of one's own: fewer starts in crisis.
CRISIS = '''id = "crisis"
title = "Minder crisis"
mechanism = "Wie eerder hulp krijgt, begint minder vaak met crisis."
source = "eigen"

[[quantity]]
id = "n"
label = "begonnen trajecten"
unit = "traject/jaar"
status = "missing"
own = { indicator = "trajectories_a_year", column = "begun", sector = ["without_stay", "with_stay", "foster"] }

[[quantity]]
id = "s"
label = "deel dat met crisis begint"
unit = "aandeel"
status = "missing"
own = { indicator = "trajectories_a_year", column = "crisis", of = "begun", sector = ["without_stay", "with_stay", "foster"] }

[[quantity]]
id = "k"
label = "meerkosten van een crisisstart"
unit = "eur/traject"
status = "own"
value = 4000

[[part]]
id = "alle"
label = "alle trajecten"
benefit = "n * s * k / 2"
cost = "0.1 * n * s * k"
'''


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def months_later(date, months):
    month = date.month - 1 + months
    year, month = date.year + month // 12, month % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(year, month, min(date.day, last))


class Truth:
    """Last months and starts of a region, by plain loops over what was drawn. The period is the year 2025."""

    def __init__(self, folder):
        self.folder = folder
        paid_at_end = {(row['municipality'], row['allocation']) for row in self.rows('allocations')
                       if row['unit'] == '82' and row['frequency'] == '6'}
        self.trajectories = self.rows('trajectories')
        by_allocation = defaultdict(list)
        for each in self.trajectories:
            each['start'], each['end'] = day(each['start']), day(each['end'])
            each['month_cents'] = defaultdict(int)
            for number in each['allocations'].split():
                by_allocation[each['municipality'], number].append(each)
        for claim in self.rows('claims'):
            place = (claim['municipality'], claim['allocation'])
            if claim['recognised'] == '1' and place not in paid_at_end and by_allocation[place]:
                month = day(claim['care_month'] + '-01')
                begun = [each for each in by_allocation[place] if each['start'] < months_later(month, 1)]
                latest = max(begun or by_allocation[place], key=lambda each: each['start'])
                latest['month_cents'][month] += int(claim['cents'])

    def rows(self, name):
        with open(self.folder / 'truth' / f'{name}.csv', encoding='utf-8') as file:
            return list(csv.DictReader(file))

    def last_months(self, municipality, forms):
        """Days in care and cents of the last month, the one before and the one before that."""
        found = []
        for each in self.trajectories:
            end = each['end']
            if each['municipality'] != municipality or each['form'] not in forms or not end:
                continue
            earliest = months_later(end.replace(day=1), -2)
            past = end + datetime.timedelta(1)
            if (end <= datetime.date(2025, 12, 31) and earliest >= datetime.date(2025, 1, 1)
                    and earliest >= each['start'].replace(day=1) and each['crisis'] == '0'
                    and months_later(each['start'], 9) <= past <= months_later(each['start'], 50)):
                months = []
                for back in range(3):
                    first = months_later(end.replace(day=1), -back)
                    last = months_later(first, 1) - datetime.timedelta(1)
                    days = (min(last, end) - max(first, each['start'])).days + 1
                    months.append((days, each['month_cents'][first]))
                found.append(months)
        return found

    def started(self, municipality, forms):
        stays = [each for each in self.trajectories if each['form'] in STAY | {'foster'}]
        within = lambda each: any(
            stay['client'] == each['client'] and stay['provider'] == each['provider']
            and stay['start'] <= each['start']
            and (not stay['end'] or (each['end'] and each['end'] <= stay['end'])) for stay in stays)
        return [each for each in self.trajectories
                if each['municipality'] == municipality and each['form'] in forms
                and each['start'].year == 2025 and not (each['form'] in HOME and within(each))]


def price(months, back):
    """Euros a month, its standard error, and what each trajectory adds to that error."""
    days = sum(each[back][0] for each in months)
    ratio = sum(each[back][1] for each in months) / days
    residuals = [each[back][1] - ratio * each[back][0] for each in months]
    n = len(months)
    error = math.sqrt(n / (n - 1) * sum(value * value for value in residuals)) / days
    return ratio * MONTH_DAYS / 100, error * MONTH_DAYS / 100, residuals


class OwnFigures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('synth', '--municipalities', '2', '--youth', '300', '--out', 'regio')
        cls.place.must('key', 'new', '--key', 'sleutel')
        cls.place.must('import', 'regio/berichten', '--key', 'sleutel')
        cls.truth = Truth(cls.place.path / 'regio')

    def json_of(self, *arguments):
        return json.loads(self.place.must('measure', *arguments, '--json'))

    def quantities(self, *arguments):
        return {each['id']: each for each in self.json_of(*arguments)['quantities']}

    def refuse(self, code, parts, *arguments):
        done = self.place.run('measure', *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, '')
        for part in parts:
            self.assertIn(part, done.stderr)

    def test_prices_of_the_last_months_are_those_that_were_drawn(self):
        for municipality in (LARGE, SMALL):
            run = self.json_of('run', 'aef-9', '--municipality', municipality, '--draws', '20000')
            shown = {each['id']: each for each in run['quantities']}
            months = self.truth.last_months(municipality, HOME)
            self.assertGreater(len(months), 15)
            errors = {}
            for back in range(3):
                value, error, errors[f'c{back + 1}_ambulant'] = price(months, back)
                quantity = shown[f'c{back + 1}_ambulant']
                self.assertEqual(quantity['status'], 'own')
                self.assertEqual(quantity['own']['n'], len(months))
                self.assertAlmostEqual(quantity['mean'], value, delta=1e-9 * value)
                self.assertAlmostEqual(quantity['own']['standard_error'], error, delta=1e-6 * error)
                self.assertEqual(quantity['own']['before']['status'], 'calibrated')
            self.assertEqual(len(run['own_correlation']), 3)
            for pair in run['own_correlation']:
                one, other = (errors[name] for name in pair['between'])
                product = sum(a * b for a, b in zip(one, other))
                whole = math.sqrt(sum(a * a for a in one) * sum(b * b for b in other))
                self.assertAlmostEqual(pair['value'], product / whole, delta=1e-6)
                self.assertGreater(pair['value'], 0.2)

    def test_numbers_of_trajectories_are_those_that_began(self):
        for municipality in (LARGE, SMALL):
            shown = self.quantities('run', 'aef-9', '--municipality', municipality, '--draws', '20000')
            for name, forms in (('n_ambulant', HOME), ('n_verblijf', STAY)):
                count = len(self.truth.started(municipality, forms))
                self.assertEqual(shown[name]['mean'], count)
                self.assertAlmostEqual(shown[name]['u'], math.sqrt(count), delta=1e-9)
            both = self.quantities('show', 'aef-10', '--municipality', municipality)['n']
            self.assertEqual(both['mean'], len(self.truth.started(municipality, STAY | {'foster'})))

    def test_a_share_is_that_of_the_truth(self):
        self.place.write('crisis.toml', CRISIS)
        shown = self.quantities('run', 'crisis.toml', '--municipality', LARGE, '--draws', '20000')
        started = self.truth.started(LARGE, HOME | STAY | {'foster'})
        crisis = sum(each['crisis'] == '1' for each in started)
        share = crisis / len(started)
        self.assertGreater(crisis, 0)
        self.assertAlmostEqual(shown['s']['mean'], share, delta=1e-12)
        self.assertAlmostEqual(shown['s']['u'], math.sqrt(share * (1 - share) / len(started)), delta=1e-12)
        self.assertEqual([shown['s']['own']['counted'], shown['s']['own']['n']], [crisis, len(started)])

    def test_a_file_of_ones_own_gives_the_same(self):
        for measure in ('aef-5', 'aef-9', 'aef-10'):
            text = self.place.must('measure', 'own', measure, '--municipality', LARGE)
            self.place.write('mijn.toml', text)
            for mode in ('aef', 'gum', 'mc'):
                one = self.json_of('run', measure, '--municipality', LARGE, '--mode', mode, '--draws', '20000')
                two = self.json_of('run', 'mijn.toml', '--mode', mode, '--draws', '20000')
                self.assertEqual(one['results'], two['results'])
                self.assertEqual(one['variance_shares'], two['variance_shares'])
                self.assertEqual(one['missing'], two['missing'])
            self.assertEqual(two['measure'], f'{measure}-gm0034')

    def test_none_or_one_trajectory_gives_no_price_and_a_count_is_never_national(self):
        large = self.quantities('run', 'aef-9', '--municipality', LARGE, '--draws', '20000')
        few = large['c1_verblijf']
        self.assertEqual(len(self.truth.last_months(LARGE, STAY)), few['own']['n'])
        self.assertEqual([few['own']['status'], few['status']], ['too_few', 'calibrated'])
        self.assertEqual(few['mean'], 3220)
        small = self.quantities('run', 'aef-9', '--municipality', SMALL, '--draws', '20000')
        self.assertEqual(self.truth.last_months(SMALL, STAY), [])
        self.assertEqual(small['c1_verblijf']['own']['status'], 'no_rows')
        text = self.place.must('measure', 'run', 'aef-9', '--municipality', LARGE, '--draws', '20000')
        for part in ('duizend euro', 'standaardfout', 'het getal uit het bestand blijft',
                     'want berichten zeggen dit niet: p, q, m, h, r'):
            self.assertIn(part, text)

    def test_small_numbers_do_not_leave(self):
        run = self.json_of('run', 'aef-9', '--municipality', LARGE, '--audience', 'openbaar',
                           '--draws', '20000')
        shown = {each['id']: each for each in run['quantities']}
        # What is hidden beside it is less than ten together: then all of the table goes.
        self.assertEqual(shown['n_ambulant']['own']['status'], 'withheld')
        for each in shown.values():
            if each.get('own') is not None and each['own']['n'] is not None:
                self.assertEqual(each['own']['n'] % 5, 0)
        stay = shown['n_verblijf']
        self.assertLess(len(self.truth.started(LARGE, STAY)), 10)
        self.assertEqual([stay['own']['status'], stay['own']['n'], stay['own']['value']],
                         ['withheld', None, None])
        self.assertEqual([shown['c1_verblijf']['own']['status'], shown['c1_verblijf']['own']['n']],
                         ['withheld', None])
        self.assertEqual([run['status'], run['missing']],
                         ['onvoldoende gegevens', ['n_ambulant', 'n_verblijf']])

    def test_no_quantity_is_shown_that_the_indicator_withholds(self):
        # A larger region: there rows are withheld for the sake of another one.
        place = Workplace()
        self.addCleanup(place.remove)
        place.must('synth', '--municipalities', '2', '--youth', '1500', '--out', 'regio')
        place.must('key', 'new', '--key', 'sleutel')
        place.must('import', 'regio/berichten', '--key', 'sleutel')
        names = {'foster': 'pleegzorg', 'with_stay': 'met verblijf', 'without_stay': 'zonder verblijf'}

        def numbers(municipality, audience):
            text = place.must('indicator', 'run', 'trajectories_a_year', '--csv', '--municipality', municipality,
                              '--audience', audience)
            return {row['sector']: row for row in csv.DictReader(text.splitlines())}
        shown_too = for_another = 0
        for municipality in (LARGE, SMALL):
            public, exact = numbers(municipality, 'openbaar'), numbers(municipality, 'intern')
            for measure in ('aef-5', 'aef-9', 'aef-10'):
                shown = json.loads(place.must('measure', 'show', measure, '--municipality', municipality,
                                              '--audience', 'openbaar', '--json'))
                for own in (each['own'] for each in shown['quantities'] if 'own' in each):
                    if own['indicator'] != 'trajectories_a_year':
                        continue
                    rows, column = [names[each] for each in own['where']['sector']], own['column']
                    if all(public[row][column] for row in rows):
                        self.assertEqual(own['value'], sum(int(public[row][column]) for row in rows))
                        shown_too += 1
                    else:
                        self.assertEqual([own['status'], own['n'], own['counted'], own['value']],
                                         ['withheld', None, None, None])
                        for_another += all(int(exact[row][column]) >= 10 for row in rows)
        self.assertGreater(shown_too, 0)
        self.assertGreater(for_another, 0)

    def test_every_command_takes_them(self):
        for each in self.json_of('list'):
            shown = self.json_of('show', each['id'], '--municipality', SMALL)
            self.assertEqual(shown['municipality'], SMALL)
            self.assertEqual(shown['period'], ['2025-01', '2025-12'])
        compared = self.json_of('compare', 'aef-5', 'aef-9', '--municipality', LARGE, '--draws', '20000')
        self.assertLess(compared[0]['readings']['mc']['benefit']['high'], 1e6)
        package = self.json_of('package', 'aef-5-6-9', '--municipality', LARGE, '--draws', '20000')
        self.assertLess(package['results']['benefit']['high'], 1e6)
        self.assertEqual([each['measure'] for each in package['own']], ['aef-5', 'aef-6', 'aef-9'])
        text = self.place.must('measure', 'package', 'aef-5-6-9', '--municipality', LARGE, '--draws', '20000')
        self.assertEqual(text.count('  n_ambulant: '), 1)
        self.place.must('measure', 'report', 'aef-9', '--municipality', LARGE, '--draws', '20000',
                        '--audience', 'intern', '--out', 'rapport')
        page = (self.place.path / 'rapport' / 'index.html').read_text()
        self.assertIn('berichten van GM0034', page)
        self.assertIn('duizend euro', page)

    def test_what_is_not_there_is_refused(self):
        self.refuse(NOT_FOUND, ['GM0034', 'GM0344'], 'run', 'aef-9', '--municipality', 'GM0344')
        self.refuse(BAD_INPUT, ['Utrecht'], 'run', 'aef-9', '--municipality', 'Utrecht')
        self.refuse(NOT_FOUND, ['weg.duckdb'], 'run', 'aef-9', '--municipality', LARGE, '--store', 'weg.duckdb')
        self.refuse(BAD_INPUT, ['--municipality'], 'run', 'aef-9', '--store', 'doelmaat.duckdb')
        self.refuse(BAD_INPUT, ['iedereen'], 'run', 'aef-9', '--municipality', LARGE, '--audience', 'iedereen')
        self.assertNotEqual(self.place.run('measure', 'own', 'aef-9').returncode, 0)
        self.place.must('measure', 'register', 'add', 'x', '--municipality', LARGE, '--title', 'X', '--group',
                        'allen', '--decided', '2025-01-01', '--store', 'zonder.duckdb')
        self.refuse(NOT_FOUND, ['zonder.duckdb', 'doelmaat import'], 'run', 'aef-9', '--municipality', LARGE,
                    '--store', 'zonder.duckdb')

    def test_a_source_that_is_no_number_of_an_indicator_is_refused_with_its_line(self):
        for old, new, word in (('trajectories_a_year', 'niets', 'niets'),
                               ('column = "begun"', 'column = "share"', 'share'),
                               ('sector =', 'soort =', 'soort'),
                               ('of = "begun"', 'of = "ended", month = "2025-01"', 'month'),
                               ('unit = "traject/jaar"', 'unit = "eur/jaar"', 'eur/jaar')):
            self.place.write('fout.toml', CRISIS.replace(old, new))
            done = self.place.run('measure', 'show', 'fout.toml', '--municipality', LARGE)
            self.assertEqual(done.returncode, BAD_CONFIG, (new, done.stderr))
            self.assertRegex(done.stderr, r'fout\.toml, regel \d+')
            self.assertIn(word, done.stderr)


if __name__ == '__main__':
    unittest.main()
