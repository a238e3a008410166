"""One language for a process: --lang nl|en, of which what is kept in the store does not depend."""

import csv
import html.parser
import re
import shutil
import unittest

from program import BAD_DATA, BAD_INPUT, FIGURES, MODEL, NOT_FOUND, STORE, Workplace, tree

DUTCH = re.compile(
    r'\b(de|het|een|van|niet|en|dat|zijn|voor|met|als|naar|bij|geen|wordt|worden|kan|dan|maar|ook|deze|dit|zonder'
    r'|tot|gemeente|gemeenten|jongeren|uitgaven|laag|hoog|middelmatig|jaarrekening|begroting|onbekend)\b',
    re.IGNORECASE)
# Names in a text: of reports and of people, and words that a user types.
NAMES = re.compile(r'IPSE Studies, Jongleren in de jeugdzorg|Sampaio de Sousa|nl or en|\{?nl\|en\}?'
                   r'|hulpvorm|(?:\./)?\S+\.(?:csv|toml|md|html)')
UNITS = 'unit,in,out\na,1,2\nb,2,3\nc,4,5\nd,3,1\ne,5,4\n'
FRONTIER = ('frontier', 'dea', '--file', 'units.csv', '--id', 'unit', '--inputs', 'in', '--outputs', 'out')


class PageText(html.parser.HTMLParser):
    """What a page says, the names of its charts too, and its language."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.language, self.said, self.silent = None, [], 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.silent += tag in ('style', 'script')
        for name, value in attributes:
            if tag == 'html' and name == 'lang':
                self.language = value
            elif name in ('aria-label', 'data-sort', 'title'):
                self.said.append(value)

    def handle_endtag(self, tag):
        self.silent -= tag in ('style', 'script')

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


class ReadsEnglish(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.write('units.csv', UNITS)
        names = set()
        for table in ('gemeenten.csv', 'jeugdregios.csv'):
            with (FIGURES / table).open(encoding='utf-8') as file:
                rows = list(csv.DictReader(file))
            column = next(name for name in rows[0] if 'naam' in name)
            names.update(row[column] for row in rows)
        cls.names = re.compile('|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True)))

    def english(self, text):
        """Holds that a text has no Dutch words but in names; returns it."""
        left = DUTCH.search(NAMES.sub('', self.names.sub('', text)))
        self.assertIsNone(left, f'{left and left[0]!r} in: {text[:3000]}')
        return text


class Language(ReadsEnglish):
    def help_of(self, *command):
        text = self.english(self.place.must(*command, '--help', '--lang', 'en'))
        self.assertIn('Usage: ', text)
        listed = re.search(r'\nCommands:\n((?:  .*\n)*)', text)
        for name in re.findall(r'^  ([a-z][a-z-]*) ', listed[1], re.MULTILINE) if listed else []:
            self.help_of(*command, name)

    def test_help_of_every_command_is_english(self):
        self.help_of()

    def test_the_option_works_wherever_it_stands_and_beats_the_environment(self):
        plain = self.place.must('measure', 'list')
        english = self.english(self.place.must('--lang', 'en', 'measure', 'list'))
        self.assertNotEqual(plain, english)
        for arguments in (('measure', '--lang', 'en', 'list'), ('measure', 'list', '--lang=en')):
            self.assertEqual(self.place.must(*arguments), english)
        self.assertEqual(self.place.must('measure', 'list', '--lang', 'nl'), plain)

    def test_the_environment_speaks_when_the_option_does_not(self):
        plain = self.place.environment
        self.addCleanup(setattr, self.place, 'environment', plain)
        self.place.environment = lambda: {**plain(), 'DOELMAAT_LANG': 'en', 'LANG': 'nl_NL.UTF-8'}
        self.english(self.place.must('measure', 'list'))
        self.assertIn('Maatregel', self.place.must('--help', '--lang', 'nl').replace('maatregel', 'Maatregel'))
        self.place.environment = lambda: {**plain(), 'LANG': 'en_GB.UTF-8'}
        self.assertIn('Gebruik: ', self.place.must('--help'))

    def test_another_language_is_refused(self):
        for arguments in (('--lang', 'fr', 'build'), ('build', '--lang=EN')):
            done = self.place.run(*arguments)
            self.assertEqual(done.returncode, BAD_INPUT)
            self.assertIn('Choose nl or en', done.stderr)

    def test_errors_are_english(self):
        for code, *arguments in ((BAD_INPUT, 'frobnicate'), (BAD_INPUT,), (BAD_INPUT, 'indicator', 'run'),
                                 (BAD_INPUT, 'frontier', 'boot', '--reps', 'x'), (BAD_INPUT, 'import'),
                                 (BAD_INPUT, 'indicator', 'run', '--csv'), (NOT_FOUND, 'indicator', 'show', 'x'),
                                 (BAD_INPUT, 'report', '--model', 'a', '--model', 'b')):
            done = self.place.run(*arguments, '--lang=en')
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertTrue(done.stderr.startswith(('Error: ', 'Not understood: ')), done.stderr)
            self.english(done.stderr)

    def test_a_frontier_is_english_with_english_numbers(self):
        dutch, text = self.place.must(*FRONTIER), self.english(self.place.must(*FRONTIER, '--lang', 'en'))
        self.assertIn('Mean score: 0.', text)
        self.assertIn('Gemiddelde score: 0,', dutch)
        self.assertEqual(*(re.sub(r'[^\d]', '', each.split('\n\n', 1)[1]) for each in (dutch, text)))
        self.assertEqual(self.place.must(*FRONTIER, '--csv'), self.place.must(*FRONTIER, '--csv', '--lang', 'en'))

    def test_indicators_and_measures_are_english(self):
        for line in self.place.must('indicator', 'list', '--lang', 'en').splitlines():
            self.assertIn('Source: ', self.english(self.place.must('indicator', 'show', line.split()[0], '--lang=en')))
        for name in ('aef-1', 'aef-5', 'aef-10'):
            self.english(self.place.must('measure', 'show', name, '--lang', 'en'))
        text = self.english(self.place.must('measure', 'run', 'aef-5', '--mode', 'aef', '--lang', 'en'))
        self.assertRegex(text, r'net per year: \d+\.\d million euros \(margin \d+\.\d to \d+\.\d\)')
        self.english(self.place.must('measure', 'package', 'aef-5-6-9', '--draws', '10000', '--lang', 'en'))

    def test_a_report_of_measures_is_english(self):
        self.place.must('measure', 'report', 'aef-5', 'aef-10', '--package', 'aef-5-6-9', '--draws', '10000',
                        '--out', 'measures', '--lang', 'en')
        page = PageText((self.place.path / 'measures/index.html').read_text(encoding='utf-8'))
        self.assertEqual(page.language, 'en')
        self.english(' '.join(page.said))


class LanguageOfARun(ReadsEnglish):
    """The same run in two languages; what the store keeps is the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.catalog = cls.place.quick_catalog()
        cls.place.must('import', FIGURES)
        cls.place.must('build')
        shutil.copy(cls.place.path / STORE, cls.place.path / 'english.duckdb')
        cls.dutch = cls.place.must('benchmark', 'run', MODEL, '--catalog', cls.catalog)
        cls.place.must('report', '--catalog', cls.catalog, '--out', 'rapport')

    def test_a_run_made_in_english_is_kept_as_one_made_in_dutch(self):
        where = ('--store', 'english.duckdb', '--catalog', self.catalog)
        first = self.english(self.place.must('benchmark', 'run', MODEL, *where, '--lang', 'en'))
        self.assertIn('Computed and kept', first)
        again = self.place.must('benchmark', 'run', MODEL, *where)
        self.assertEqual(again.splitlines()[:-1], self.dutch.splitlines()[:-1])
        self.place.must('report', *where, '--out', 'tweede')
        self.assertEqual(tree(self.place.path / 'rapport'), tree(self.place.path / 'tweede'))

    def test_a_report_lies_beside_the_other_and_has_the_same_numbers(self):
        arguments = ('report', '--catalog', self.catalog, '--out', 'report', '--lang', 'en')
        self.assertIn('Reused: run ', self.english(self.place.must(*arguments)))
        self.assertIn('was there already', self.place.must(*arguments))
        folders = [self.place.path / 'rapport', self.place.path / 'report']
        self.assertEqual(*(set(tree(folder)) for folder in folders))
        pages = ['index.html', 'nederland.html', 'methoden.html']
        for kind in ('gemeente', 'klasse', 'regio'):
            pages += sorted(str(path.relative_to(folders[1])) for path in (folders[1] / kind).iterdir())[:40]
        for name in pages:
            dutch, page = (PageText((folder / name).read_text(encoding='utf-8')) for folder in folders)
            self.assertEqual((dutch.language, page.language), ('nl', 'en'))
            self.english(' '.join(page.said))
        numbers = [(folder / 'csv/classes.csv').read_text(encoding='utf-8') for folder in folders]
        self.assertEqual(*([line.split(',')[:2] for line in each.splitlines()] for each in numbers))

    def test_classes_are_codes_in_json(self):
        dutch, english = (
            self.place.must('benchmark', 'run', MODEL, '--json', '--catalog', self.catalog, '--lang', language)
            for language in ('nl', 'en'))
        self.assertIn('"class": "laag"', english)
        self.assertEqual(*(re.sub(r'"(?:label|reason|largest|[a-z_]*explanation)": "[^"]*"', '', each)
                           for each in (dutch, english)))

class LanguageOfMessages(ReadsEnglish):
    """What is read out of messages: findings, indicators and the report of a municipality."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place.must('synth', '--municipalities', '1', '--youth', '60', '--years', '2', '--defects', '0.05',
                       '--out', 'region')
        cls.place.must('key', 'new', '--key', 'key')
        done = cls.place.run('import', 'region/berichten', '--key', 'key', '--lang', 'en')
        cls.imported = done.stdout + done.stderr

    def test_import_and_findings_are_english(self):
        self.assertIn(' messages, ', self.english(self.imported))
        done = self.place.run('check', 'ijw', 'region/berichten', '--key', 'key', '--lang', 'en')
        self.assertEqual(done.returncode, BAD_DATA, done.stderr)
        said = '\n'.join(line for line in done.stdout.splitlines() if line.startswith('    '))
        said = re.sub(r'Found: .*?\. |/Bericht/\S*.*', '', said)
        self.assertGreater(len(said), 1000)
        self.english(said)

    def test_every_indicator_runs_in_english(self):
        for line in self.place.must('indicator', 'list').splitlines():
            self.english(self.place.must('indicator', 'run', line.split()[0], '--lang', 'en'))

    def test_the_report_of_a_municipality_is_english(self):
        with (self.place.path / 'region/truth/municipalities.csv').open(encoding='utf-8') as file:
            code = next(csv.DictReader(file))['municipality']
        for audience in ('intern', 'openbaar'):
            self.place.must('report', '--municipality', code, '--audience', audience, '--out', audience, '--lang', 'en')
            page = PageText((self.place.path / audience / f'berichten/{code}.html').read_text(encoding='utf-8'))
            self.assertEqual(page.language, 'en')
            said = self.english(' '.join(page.said))
            if audience == 'intern':  # its reading is of the row of all sectors, whatever the word for that
                self.assertIn('The four largest providers', said)


if __name__ == '__main__':
    unittest.main()
