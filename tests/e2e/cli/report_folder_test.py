"""The report folder: every page well formed, every link leads somewhere, for each audience."""

import csv
import gzip
import html.parser
import json
import unittest
import urllib.parse

from program import CONFLICT, FIGURES, NOT_FOUND, Workplace

VOID = {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source',
        'track', 'wbr'}
AUDIENCES = ('intern', 'raad', 'openbaar')


class Page(html.parser.HTMLParser):
    """Tags in balance, ids, and what a page points to."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.ids, self.links = [], [], [], []
        self.headings, self.language, self.title = 0, None, ''
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f'not closed: {self.open}')

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(set(names)) != len(names):
            self.problems.append(f'{self.getpos()}: an attribute twice in {tag}')
        for name, value in attributes:
            if name == 'id':
                self.ids.append(value)
            elif name in ('href', 'src'):
                self.links.append(value)
            elif name == 'lang' and tag == 'html':
                self.language = value
        self.headings += tag == 'h1'
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f'{self.getpos()}: </{tag}> closes nothing')

    def handle_data(self, data):
        if self.open and self.open[-1] == 'title':
            self.title += data


class ReportFolder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('import', FIGURES)
        cls.catalog = cls.place.quick_catalog()
        for audience in AUDIENCES:
            cls.report('--out', audience, '--audience', audience)
        cls.folder = cls.place.path / 'openbaar'
        cls.pages = {path.relative_to(cls.folder): Page(path.read_text(encoding='utf-8'))
                     for path in sorted(cls.folder.rglob('*.html'))}

    @classmethod
    def report(cls, *arguments):
        return cls.place.must('report', '--catalog', cls.catalog, *arguments)

    def rows(self, audience, table):
        path = self.place.path / audience / 'csv' / f'{table}.csv'
        with path.open(encoding='utf-8-sig', newline='') as stream:
            return list(csv.DictReader(stream))

    def test_every_municipality_has_its_page(self):
        found = {path.stem for path in self.pages if path.parent.name == 'gemeente'}
        rows = self.rows('openbaar', 'units') + self.rows('openbaar', 'excluded')
        self.assertEqual(found, {row['id'] for row in rows})
        self.assertEqual(len(found), 345)
        compared = {path.stem for path in self.pages if path.parent.name == 'klasse'}
        self.assertEqual(compared, {row['id'] for row in self.rows('openbaar', 'units')})
        regions = {path.stem for path in self.pages if path.parent.name == 'regio'}
        self.assertEqual(regions, {row['region_id'] for row in self.rows('openbaar', 'regions')})
        self.assertEqual(len(regions), 42)
        self.assertEqual(len(self.pages), 345 + 328 + 42 + 3)

    def test_figures_of_a_region_are_the_sums_of_its_municipalities(self):
        units = {row['id']: row for row in self.rows('intern', 'units')}
        members = {}
        for row in self.rows('intern', 'region_members'):
            members.setdefault(row['region_id'], []).append(row['id'])
        self.assertEqual(sum(map(len, members.values())), 345)
        columns = ('spend_eur', 'clients', 'clients_low', 'clients_high', 'youth', 'population',
                   'potential_median_eur', 'potential_best_quartile_eur', 'potential_frontier_eur')
        for region in self.rows('intern', 'regions'):
            inside = [units[code] for code in members[region['region_id']] if code in units]
            self.assertEqual(int(region['compared']), len(inside))
            self.assertEqual(int(region['municipalities']), len(members[region['region_id']]))
            for column in columns:
                total = sum(float(row[column]) for row in inside)
                # Relative; sums of at most some tens of amounts, written with all their digits.
                self.assertAlmostEqual(float(region[column]) / max(total, 1.0), total / max(total, 1.0),
                                       places=9, msg=f"{region['region_id']} {column}")
            low, eur, high = (float(region[f'potential_median_eur{end}']) for end in ('_low', '', '_high'))
            self.assertLessEqual(low, high)
            # The margin of a sum is no wider than that of added ends.
            self.assertGreaterEqual(low, sum(float(row['potential_median_eur_low']) for row in inside) - 1)
            self.assertLessEqual(high, sum(float(row['potential_median_eur_high']) for row in inside) + 1)

    def test_a_region_is_a_page_to_ask_for_and_has_its_files(self):
        for wanted in ('JZ12', 'jz12'):
            told = self.report('--out', 'openbaar', '--region', wanted)
            self.assertIn('regio/JZ12.html', told)
        unknown = self.place.run('report', '--catalog', self.catalog, '--out', 'openbaar', '--region', 'JZ99')
        self.assertEqual(unknown.returncode, NOT_FOUND)
        self.assertIn('JZ99', unknown.stderr)
        with (self.folder / 'regio' / 'csv' / 'JZ12.csv').open(encoding='utf-8-sig') as stream:
            codes = {row['id'] for row in csv.DictReader(stream)}
        self.assertTrue(codes)
        self.assertLessEqual(codes, {row['id'] for row in self.rows('openbaar', 'region_members')
                                     if row['region_id'] == 'JZ12'})

    def test_the_national_page_has_a_map_and_stays_small(self):
        text = (self.folder / 'nederland.html').read_text(encoding='utf-8')
        self.assertEqual(text.count('<a class="pt" tabindex="-1" href="gemeente/GM'), 345)
        self.assertIn('Kadaster; CC BY 4.0', text)
        self.assertNotIn('geen cijfer:', text)  # the borders of 2022 are those of the figures
        packed = sum(len(gzip.compress((self.folder / file).read_bytes(), 9)) for file in
                     ('nederland.html', 'assets/doelmaat.css', 'assets/doelmaat.js'))
        self.assertLessEqual(packed, 120_000)  # issue 3: national page with map

    def test_pages_are_well_formed(self):
        for path, page in self.pages.items():
            self.assertEqual(page.problems, [], path)
            self.assertEqual(len(page.ids), len(set(page.ids)), path)
            self.assertEqual((page.headings, page.language), (1, 'nl'), path)

    def test_titles_tell_pages_apart(self):
        titles = [page.title for page in self.pages.values()]
        self.assertEqual(len(titles), len(set(titles)))
        self.assertNotIn('', titles)

    def test_links_lead_to_files_and_parts_that_are_there(self):
        broken = set()
        for path, page in self.pages.items():
            for link in page.links:
                target = urllib.parse.urlsplit(link)
                if target.scheme in ('http', 'https', 'mailto'):
                    continue
                file = (self.folder / path).parent / urllib.parse.unquote(target.path)
                file = (self.folder / path) if not target.path else file.resolve()
                if not file.is_file() or self.folder.resolve() not in file.resolve().parents:
                    broken.add((str(path), link))
                elif target.fragment and file.suffix == '.html':
                    ids = self.pages[file.resolve().relative_to(self.folder.resolve())].ids
                    if urllib.parse.unquote(target.fragment) not in ids:
                        broken.add((str(path), link))
        self.assertEqual(broken, set())

    def test_no_page_fetches_anything_from_elsewhere(self):
        for path in self.folder.rglob('*'):
            if path.suffix in ('.html', '.css', '.js', '.svg'):
                text = path.read_text(encoding='utf-8')
                for sign in ('src="http', 'src="//', 'url(http', '@import', 'fetch(',
                             'rel="stylesheet" href="http'):
                    self.assertNotIn(sign, text, path)

    def test_a_municipality_is_found_by_name_and_by_code(self):
        for wanted in ('Utrecht', 'utrecht', 'GM0344', 'gm0344'):
            said = self.report('--out', 'openbaar', '--municipality', wanted)
            self.assertIn('Open: openbaar/gemeente/GM0344.html', said)
        self.assertIn('Utrecht', self.pages[next(p for p in self.pages if p.stem == 'GM0344')].title)

    def test_an_excluded_municipality_has_a_page_that_says_why(self):
        said = self.report('--out', 'openbaar', '--municipality', 'Nieuwkoop')
        page = self.place.path / said.split('Open: ')[1].strip()
        self.assertIn('boekt', page.read_text(encoding='utf-8'))

    def test_unknown_municipality(self):
        done = self.place.run('report', '--catalog', self.catalog, '--municipality', 'Nergens',
                              '--out', 'nergens')
        self.assertEqual(done.returncode, NOT_FOUND)
        self.assertIn('Gemeente Nergens staat niet in deze vergelijking', done.stderr)
        self.assertFalse((self.place.path / 'nergens').exists())

    def test_what_someone_else_made_is_left_as_it_is(self):
        for name in ('index.html', 'csv/units.csv', 'gemeente/GM0344.html'):
            with self.subTest(name=name):
                folder = self.place.path / f"vreemd-{name.replace('/', '-')}"
                own = folder / name
                own.parent.mkdir(parents=True)
                own.write_text('van mij', encoding='utf-8')
                done = self.place.run('report', '--catalog', self.catalog, '--out', folder.name)
                self.assertEqual(done.returncode, CONFLICT)
                self.assertIn(f'{folder.name}/{name} bestaat al en is niet van doelmaat', done.stderr)
                self.assertEqual(own.read_text(encoding='utf-8'), 'van mij')
                self.assertEqual([path for path in folder.rglob('*') if path.is_file()], [own])

    def test_a_report_of_another_model_is_not_replaced(self):
        marker = (self.folder / 'doelmaat-rapport.txt').read_bytes()
        for folder in ('openbaar', 'openbaar/'):
            done = self.place.run('report', '--model', 'nl-2021', '--out', folder)
            self.assertEqual((done.returncode, done.stdout), (CONFLICT, ''))
            self.assertIn('staat het rapport van model nl-2022', done.stderr)
            self.assertIn('--out openbaar-nl-2021\n', done.stderr)
        self.assertEqual((self.folder / 'doelmaat-rapport.txt').read_bytes(), marker)
        told = self.report('--out', 'openbaar', '--audience', 'openbaar')
        self.assertIn('stond er al', told)

    def test_a_kept_run_of_another_model_replaces_no_report_either(self):
        run = json.loads(self.place.must('benchmark', 'run', 'nl-2021', '--replications', 100,
                                         '--json'))['run']
        done = self.place.run('report', '--run', run, '--out', 'openbaar')
        self.assertEqual(done.returncode, CONFLICT)
        self.assertIn('staat het rapport van model nl-2022', done.stderr)

    def test_the_national_page_can_be_asked_for(self):
        told = self.report('--out', 'openbaar', '--audience', 'openbaar', '--national')
        self.assertIn('openbaar/nederland.html', told)
        self.assertNotIn('index.html', told)

    def test_a_name_may_be_typed_without_capitals_or_accents(self):
        told = self.report('--out', 'openbaar', '--audience', 'openbaar', '--municipality', 'SUDWEST-fryslan')
        self.assertIn('openbaar/gemeente/GM1900.html', told)

    def test_a_mistyped_name_is_asked_about(self):
        for option, typed, meant in (
                ('--municipality', 'Utrect', 'Utrecht'),
                ('--municipality', 'sudwest fryslan', 'Súdwest-Fryslân'),
                ('--municipality', 'Amsterdma', 'Amsterdam'),
                ('--region', 'Flevolnd', 'Flevoland')):
            done = self.place.run('report', '--catalog', self.catalog, '--out', 'openbaar', option, typed)
            self.assertEqual(done.returncode, NOT_FOUND)
            self.assertRegex(done.stderr, f'{typed}.* Bedoelde u {meant}\\?\n$')

    def test_a_region_of_one_municipality_is_no_group(self):
        ones = [row for row in self.rows('openbaar', 'regions') if row['municipalities'] == '1']
        self.assertTrue(ones)
        for row in ones:
            text = (self.folder / 'regio' / f"{row['region_id']}.html").read_text(encoding='utf-8')
            shown = text[text.index('<h1>'):text.index('id="bestanden"')]
            for group in ('Regio samen', 'vergeleken gemeenten van de regio', 'De gemeenten naast',
                          'elke gemeente van', 'gemeenten van de regio', 'som van'):
                self.assertNotIn(group, shown, (row['region_id'], group))

    def test_another_audience_writes_the_folder_anew(self):
        self.report('--out', 'wissel', '--audience', 'intern')
        self.assertIn('geschreven', self.report('--out', 'wissel', '--audience', 'openbaar'))
        self.assertIn('stond er al', self.report('--out', 'wissel', '--audience', 'openbaar'))

    def test_counts_of_persons_are_rounded_outside_the_house(self):
        inside = {row['id']: row for row in self.rows('intern', 'units')}
        columns = [f'clients_{part}' for part in ('without_stay', 'with_stay', 'protection')]
        for audience in ('raad', 'openbaar'):
            for row in self.rows(audience, 'units'):
                for column in columns:
                    if row[column]:
                        self.assertEqual(float(row[column]) % 5, 0, (audience, row['id'], column))
                        near = abs(float(row[column]) - float(inside[row['id']][column]))
                        self.assertLessEqual(near, 5)
                self.assertEqual(row['score'], inside[row['id']]['score'])

    def test_tables_come_in_both_kinds(self):
        for path in (self.folder / 'csv').glob('*-excel.csv'):
            machine = path.with_name(path.name.replace('-excel', ''))
            with machine.open(encoding='utf-8-sig', newline='') as stream:
                plain = list(csv.reader(stream))
            with path.open(encoding='utf-8-sig', newline='') as stream:
                excel = list(csv.reader(stream, delimiter=';'))
            self.assertTrue(path.read_bytes().startswith(b'\xef\xbb\xbf'), path)
            self.assertEqual({len(row) for row in plain}, {len(plain[0])}, machine)
            self.assertGreaterEqual(len(excel), len(plain) - 1, path)


if __name__ == '__main__':
    unittest.main()
