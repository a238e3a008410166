"""What a user does wrong is told in Dutch, with the place and what to do, and changes nothing."""

import os
import re
import resource
import signal
import unittest

from program import (BAD_CONFIG, BAD_DATA, BAD_INPUT, CONFLICT, FIGURES, IO, MODEL, NOBODY, NOT_FOUND,
                     ROOT, STORE, Workplace, tree)

IV3 = 'jaar,stand,gm_code,taakveld,lasten_eur\n'
IV3_EXCEL = IV3.replace(',', ';')
LIST = 'jaar,gm_code,gm_naam,inwoners\n'
STATLINE = 'tabel,jaar,gm_code,onderwerp,waarde\n'
ROW = '2022,begroting,GM0363,6.72,1234\n'
# Words that only appear when a text of a library or of the system shows through.
ENGLISH = re.compile(r'\b(the|not|required|could|error|exception|value|range|while|with)\b', re.I)


class Refusal(unittest.TestCase):
    """Cases share a store with figures; after each its bytes are what they were."""

    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('import', FIGURES)
        cls.before = cls.place.benchmark('--json')
        cls.digest = cls.place.store_digest()

    def tearDown(self):
        self.assertEqual(self.place.store_digest(), self.digest, 'the store has changed')
        self.assertFalse((self.place.path / (STORE + '.wal')).exists())

    @classmethod
    def tearDownClass(cls):
        # The rows themselves, computed anew, and not only what was kept of the run.
        if cls.place.benchmark('--json', '--again') != cls.before:
            raise AssertionError('the figures in the store have changed')

    def refuse(self, code, parts, *arguments, **options):
        done = self.place.run(*arguments, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, '')
        for part in parts:
            self.assertIn(part, done.stderr)
        return done.stderr

    def refuse_file(self, text, *parts, name='fout.csv', code=BAD_DATA):
        path = self.place.write(name, text)
        message = self.refuse(code, [name, *parts], 'import', path)
        self.assertIsNone(ENGLISH.search(message), message)
        return message


class BadFile(Refusal):
    def test_what_a_check_refuses_is_named_as_it_was_written(self):
        self.refuse_file(STATLINE + '85098NED,2022,GM0344,pct_jeugdbescherming,12\n'
                         '85098NED,2022,GM0344,pct_jeugdhulp_in_natura,130.5\n',
                         'percentage_is_a_share', 'fout.csv, regel (in JSON: record) 3: jaar=2022, gm_code=GM0344',
                         'onderwerp=pct_jeugdhulp_in_natura, waarde=130.5', 'Er is niets gewijzigd',
                         'Nieuw in deze opdracht: fout.csv.')
        self.place.benchmark()

    def test_wrong_delimiter(self):
        self.refuse_file(LIST.replace(',', '|') + '2022|GM0363|Amsterdam|1\n', 'regel 1',
                         'geen scheidingsteken', 'komma, puntkomma of tab')

    def test_two_delimiters(self):
        self.refuse_file(LIST.replace(',', ';', 1) + '2022;GM0363,A,1\n', 'regel 1',
                         'één scheidingsteken')

    def test_semicolons_with_decimal_points(self):
        self.refuse_file(IV3_EXCEL + '2022;begroting;GM0363;6.72;1000.5\n', 'regel 2',
                         'veld lasten_eur', "'1000.5' is geen getal", 'met een komma voor decimalen')

    def test_number_that_can_be_read_in_two_ways(self):
        self.refuse_file(IV3_EXCEL + '2022;begroting;GM0363;6.72;1.234\n', 'regel 2',
                         'veld lasten_eur', "'1.234' kan op twee manieren",
                         'zonder duizendtallen, met een komma')
        self.refuse_file(IV3 + '2022,begroting,GM0363,6.72,"1,234"\n', 'regel 2',
                         "'1,234' kan op twee manieren", 'met een punt')

    def test_windows_1252(self):
        self.refuse_file((LIST + '2022,GM1900,S\xfadwest-Frysl\xe2n,1\n').encode('cp1252'),
                         'regel 2', 'Windows-1252', "Sla het bestand op als 'CSV UTF-8'")

    def test_unknown_municipality(self):
        self.refuse_file(IV3 + ROW + '2022,begroting,GM9999,6.72,1\n', 'regel 3', 'veld gm_code',
                         'GM9999 staat niet in de gemeentelijst van 2022', 'Controleer de code')

    def test_municipality_that_is_no_code(self):
        self.refuse_file(IV3 + '2022,begroting,363,6.72,1\n', 'regel 2', 'veld gm_code',
                         "'363' is geen gemeentecode", 'zoals GM0363')

    def test_year_twice(self):
        self.refuse_file(IV3 + ROW + ROW, 'regel 3', 'veld jaar, stand, gm_code, taakveld',
                         'staat ook op regel 2', 'Verwijder er één')

    def test_empty_file(self):
        self.refuse_file('', 'het bestand is leeg', 'opnieuw')
        self.refuse_file('\n \n', 'het bestand is leeg')

    def test_header_only(self):
        self.refuse_file(IV3, 'alleen een kopregel', 'opnieuw')

    def test_column_missing(self):
        self.refuse_file('jaar,stand,gm_code,taakveld\n2022,begroting,GM0363,6.72\n', 'regel 1',
                         "kolom 'lasten_eur' ontbreekt", 'voeg de kolom dan toe')

    def test_column_twice(self):
        self.refuse_file(IV3.strip() + ',jaar\n' + ROW.strip() + ',2022\n', 'regel 1',
                         "kolom 'jaar' komt twee keer voor", 'Verwijder of hernoem')

    def test_column_without_a_name(self):
        self.refuse_file(IV3.strip() + ',\n' + ROW.strip() + ',1\n', 'regel 1', 'geen naam')

    def test_columns_of_no_known_table(self):
        self.refuse_file('kleur,maat\nrood,3\n', 'regel 1', 'geen bekende tabel',
                         'Controleer de kopregel')

    def test_quote_not_closed(self):
        self.refuse_file(IV3 + ROW + '2022,"begroting,GM0363,6.82,1\n' + ROW, 'regel 3',
                         'aanhalingsteken', 'Sluit het')

    def test_row_with_too_few_fields(self):
        self.refuse_file(IV3 + ROW + '2022,begroting,GM0363,6.82\n', 'regel 3',
                         '4 velden, verwacht 5', 'Controleer scheidingstekens')

    def test_row_with_too_many_fields(self):
        self.refuse_file(IV3 + '2022,begroting,GM0363,6.82,1,50\n', 'regel 2',
                         '6 velden, verwacht 5')

    def test_text_in_a_number(self):
        self.refuse_file(IV3 + '2022,begroting,GM0363,6.72,veel\n', 'regel 2', 'veld lasten_eur',
                         "'veel' is geen getal", 'Schrijf cijfers')

    def test_numbers_that_are_none(self):
        for value in ('NaN', 'inf', '1e6', '0x10', '--1', '1 000', '٣'):
            self.refuse_file(IV3 + f'2022,begroting,GM0363,6.72,{value}\n', 'regel 2',
                             f"'{value}' is geen getal")

    def test_negative_count(self):
        self.refuse_file(LIST + '2022,GM0363,Amsterdam,-5\n', 'regel 2', 'veld inwoners',
                         "'-5' is lager dan 0", 'Controleer het getal')
        self.refuse_file(STATLINE + '85075NED,2022,GM0363,clienten,-5\n', 'veld waarde')

    def test_year_out_of_range(self):
        for year in ('1822', '22', '2022.5', '99999999999999999999'):
            self.refuse_file(IV3 + f'{year},begroting,GM0363,6.72,1\n', 'regel 2', 'veld jaar',
                             f"'{year}' is geen jaartal", 'vier cijfers')

    def test_unknown_stand(self):
        self.refuse_file(IV3 + '2022,raming,GM0363,6.72,1\n', 'regel 2', 'veld stand',
                         "'raming' is hier niet bekend", 'Kies uit: jaarrekening, begroting')

    def test_required_field_left_empty(self):
        self.refuse_file(IV3 + '2022,begroting,GM0363,6.72,\n', 'regel 2', 'veld lasten_eur',
                         'het veld is leeg')

    def test_every_fault_is_told_at_once_up_to_twenty(self):
        rows = ''.join(f'2022,raming,GM0363,6.72,veel{i}\n' for i in range(30))
        message = self.refuse_file(IV3 + rows, 'regel 2', 'regel 8', 'Er is niets geladen.')
        self.assertEqual(message.count('fout.csv, regel'), 20)
        self.assertRegex(message, r'nog niet getoonde fouten: \d+')

    def test_one_wrong_file_keeps_a_good_one_out(self):
        good = self.place.write('a_goed.csv', IV3 + '2023,begroting,GM0363,6.72,1234567\n')
        bad = self.place.write('b_fout.csv', IV3 + '2023,begroting,GM9999,6.72,1\n')
        for files in ((good, bad), (bad, good)):
            self.refuse(BAD_DATA, ['b_fout.csv', 'GM9999', 'Er is niets geladen.'],
                        'import', *files)

    def test_description_beside_a_file_that_is_no_toml(self):
        self.place.write('met.toml', 'title = "x"\nlicence = \n')
        path = self.place.write('met.csv', IV3 + ROW)
        self.refuse(BAD_CONFIG, ['met.toml, regel 2'], 'import', path)


class BadPlace(Refusal):
    def as_somebody(self):
        """Options under which the program has no rights on what is not its own."""
        if os.getuid() != 0:
            return {}
        return {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}

    def test_folder_without_csv(self):
        (self.place.path / 'leeg').mkdir()
        self.refuse(NOT_FOUND, ['In de map leeg staan geen cijfers'], 'import', 'leeg')

    def test_file_that_is_not_there(self):
        self.refuse(NOT_FOUND, ['Bestand niet gevonden: nergens.csv', 'Controleer de naam'],
                    'import', 'nergens.csv')

    def test_folder_without_rights(self):
        (self.place.path / 'vast').mkdir(mode=0o555)
        message = self.refuse(74, ['vast/x.duckdb is niet te openen', 'rechten'], 'import',
                              FIGURES, '--store', 'vast/x.duckdb', **self.as_somebody())
        self.assertNotIn('in gebruik', message)
        self.assertEqual(list((self.place.path / 'vast').iterdir()), [])

    def test_report_in_a_folder_without_rights(self):
        store = self.place.path / STORE
        self.assertTrue(store.is_file())
        blocked = self.place.write('bestand', 'geen map')
        catalog = self.place.quick_catalog()
        try:
            self.refuse(74, ['Bestand niet te schrijven: bestand/', 'rechten'], 'report', '--out',
                        blocked.name, '--catalog', catalog)
        finally:
            self.digest_after_report()

    def digest_after_report(self):
        # A report keeps the run it is made of: the store grows by that run and nothing else.
        type(self).digest = self.place.store_digest()

    def test_store_that_is_another_file(self):
        text = 'dit is geen opslag\n'
        for name in ('tekst.duckdb', 'lock/tekst.duckdb'):
            path = self.place.write(name, text)
            for command in (('import', FIGURES), ('build',), ('benchmark', 'run', MODEL)):
                message = self.refuse(BAD_DATA, [f'{name} is niet te openen'],
                                      *command, '--store', name)
                self.assertNotIn('in gebruik', message)
                self.assertEqual(path.read_text(encoding='utf-8'), text)

    def test_store_that_is_a_folder(self):
        (self.place.path / 'map').mkdir()
        for command in (['import', FIGURES], ['report', '--model', MODEL], ['build'],
                        ['benchmark', 'run', MODEL], ['check', 'store'], ['doctor']):
            with self.subTest(command=command[0]):
                done = self.place.run(*command, '--store', 'map')
                said = done.stdout + done.stderr
                self.assertIn('map is een map, geen opslag', said)
                self.assertIn('map/doelmaat.duckdb', said)
                self.assertIsNone(ENGLISH.search(done.stderr), done.stderr)

    def test_store_that_cannot_grow_is_no_fault_of_the_program_and_no_ruin(self):
        for size in (1 << 12, 1 << 20):
            def limit():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            with self.subTest(size=size):
                given = ('import', FIGURES, '--store', f'klein-{size}.duckdb')
                message = self.refuse(IO, [given[-1]], *given, preexec_fn=limit, restore_signals=False)
                self.assertNotIn('Interne fout', message)
                self.place.must(*given)

    def test_store_without_figures(self):
        self.refuse(NOT_FOUND, ['nieuw.duckdb bestaat niet', 'doelmaat import'],
                    'benchmark', 'run', MODEL, '--store', 'nieuw.duckdb')


class BadCatalog(Refusal):
    def refuse_catalog(self, parts, folder, name, old, new, code=BAD_CONFIG):
        catalog = self.place.overlay(folder, name, old, new, where=self.id())
        return self.refuse(code, parts, 'benchmark', 'run', MODEL, '--catalog', catalog.name)

    @staticmethod
    def line_of(start):
        lines = (ROOT / 'catalog/benchmark/nl-2022.toml').read_text(encoding='utf-8').splitlines()
        return next(f'benchmark/nl-2022.toml, regel {number}: '
                    for number, line in enumerate(lines, 1) if line.startswith(start))

    def test_folder_that_is_not_there(self):
        self.refuse(NOT_FOUND, ['catalogusmap nergens bestaat niet', '--catalog'], 'benchmark',
                    'run', MODEL, '--catalog', 'nergens')

    def test_no_toml(self):
        self.refuse_catalog([f'{self.id()}/benchmark/nl-2022.toml, regel 2: '], 'benchmark', MODEL,
                            'id = "nl-2022"', 'id = nl-2022')

    def test_option_out_of_bounds(self):
        self.refuse_catalog([f'{self.id()}/{self.line_of("replications = ")}',
                             "'replications' is 7", '100 tot en met 100000'], 'benchmark', MODEL,
                            'replications = 2000', 'replications = 7')

    def test_option_that_is_not_known(self):
        self.refuse_catalog([self.line_of("replications = "),
                             "onbekende optie 'herhalingen'"], 'benchmark', MODEL,
                            'replications = 2000', 'herhalingen = 2000')

    def test_option_that_is_no_number(self):
        self.refuse_catalog([self.line_of("replications = "), "'replications'", 'getal'],
                            'benchmark', MODEL, 'replications = 2000', 'replications = "veel"')

    def test_year_that_is_no_number(self):
        self.refuse_catalog(['benchmark/nl-2022.toml, regel 4: ', "'year'", 'getal'],
                            'benchmark', MODEL, 'year = 2022\nstatement', 'year = "x"\nstatement')

    def test_key_that_is_missing(self):
        self.refuse_catalog(['benchmark/nl-2022.toml', "'title' ontbreekt"], 'benchmark', MODEL,
                            'title =', 'titel =')

    def test_weight_that_is_not_positive(self):
        self.refuse_catalog(['peer/nl-jeugd.toml, regel 12: ', 'groter dan 0'], 'peer', 'nl-jeugd',
                            'weight = 1.0\nunit = "persons"', 'weight = 0.0\nunit = "persons"')

    def test_column_the_panel_does_not_have(self):
        self.refuse_catalog(["peer/nl-jeugd.toml, regel 8: ", "onbekende kolom 'jeugd'", 'youth'], 'peer', 'nl-jeugd',
                            'column = "youth"', 'column = "jeugd"')


class BadCommand(Refusal):
    def refuse_command(self, code, parts, *arguments):
        message = self.refuse(code, parts, *arguments)
        self.assertIsNone(ENGLISH.search(message), message)
        self.assertEqual(message.count('\n'), 1, message)

    def test_no_command(self):
        self.refuse_command(BAD_INPUT, ['een opdracht', 'Zie doelmaat --help.'])
        self.refuse_command(BAD_INPUT, ['een opdracht', 'Zie doelmaat benchmark --help.'],
                            'benchmark')

    def test_unknown_command(self):
        self.refuse_command(BAD_INPUT, ["'foo'", 'Zie doelmaat --help.'], 'foo')
        self.refuse_command(BAD_INPUT, ["'loop'", 'Zie doelmaat benchmark --help.'], 'benchmark',
                            'loop')

    def test_unknown_option(self):
        self.refuse_command(BAD_INPUT, ["'--nope'", 'Zie doelmaat benchmark run --help.'],
                            'benchmark', 'run', MODEL, '--nope', '5')

    def test_argument_that_is_missing(self):
        self.refuse_command(BAD_INPUT, ['model', 'Zie doelmaat benchmark run --help.'],
                            'benchmark', 'run')
        self.refuse_command(BAD_INPUT, ['bestanden', 'Zie doelmaat import --help.'], 'import')
        self.refuse_command(BAD_INPUT, ['--out', 'Zie doelmaat report --help.'], 'report', '--out')

    def test_value_that_is_no_number(self):
        self.refuse_command(BAD_INPUT, ['--replications', "'abc'"], 'benchmark', 'run', MODEL,
                            '--replications', 'abc')

    def test_threads_out_of_bounds(self):
        self.refuse_command(BAD_INPUT, ['--threads', '1 tot en met 256'], 'report', '--threads', '0')
        self.refuse_command(BAD_INPUT, ['--threads', "'veel'"], 'report', '--threads', 'veel')

    def test_option_out_of_bounds(self):
        cases = (('--replications', '5', '100 tot en met 100000'),
                 ('--replications', 'nan', '100 tot en met 100000'),
                 ('--replications', '100.5', 'heel getal'),
                 ('--seed', '-1', '0 tot en met 4294967295'),
                 ('--class-limit-low', '0.9', 'lager zijn dan'),
                 ('--near-miss-limit', '6', 'bijna uitgesloten'))
        for option, value, part in cases:
            self.refuse_command(BAD_INPUT, [part], 'benchmark', 'run', MODEL, option, value)

    def test_unknown_model(self):
        self.refuse_command(NOT_FOUND, ['nope', 'Bekend: ', MODEL], 'benchmark', 'run', 'nope')
        self.refuse_command(NOT_FOUND, ['nope', 'Bekend: ', MODEL], 'report', '--model', 'nope')

    def test_unknown_audience(self):
        self.refuse_command(BAD_INPUT, ["'iedereen'", 'intern, raad of openbaar'], 'report',
                            '--audience', 'iedereen')

    def test_municipality_and_all(self):
        self.refuse_command(BAD_INPUT, ['Kies één van --municipality, --region, --national en --all'], 'report', '--all', '--municipality', 'Ede')
        self.refuse_command(BAD_INPUT, ['Kies één van'], 'report', '--national', '--region', 'JZ12')

    def test_mistyped_names_are_asked_about(self):
        for meant, command in (('nl-2022, nl-2021 of nl-2023', ('benchmark', 'run', 'nl2022')),
                               ('nl-2021, nl-2022 of nl-2023', ('report', '--model', 'nl-202')),
                               ('stock', ('indicator', 'run', 'stocks')),
                               ('xlsx', ('export', 'xslx')),
                               ('--municipality', ('report', '--municipalty', 'Ede'))):
            done = self.place.run(*command)
            self.assertRegex(done.stderr, f' Bedoelde u {meant}\\?\n$')

    def test_a_mistyped_model_is_asked_about_also_where_a_report_stands(self):
        self.place.write('rapport/doelmaat-rapport.txt', 'kenmerk\nnl-2022\n')
        done = self.place.run('report', '--model', 'nl2022')
        self.assertEqual((done.returncode, done.stdout), (NOT_FOUND, ''))
        self.assertRegex(done.stderr, ' Bedoelde u nl-2022, nl-2021 of nl-2023\\?\n$')

    def test_another_folder_to_choose_lies_beside_that_of_another_model(self):
        whole = self.place.path / 'van-2023'
        for folder, other in (('van-2023', 'van-2023-nl-2022'), ('van-2023/', 'van-2023-nl-2022'),
                              ('.', '../work-nl-2022'), ('./van-2023/.', 'van-2023-nl-2022'),
                              (whole, f'{whole}-nl-2022')):
            marker = self.place.write(f'{folder}/doelmaat-rapport.txt', 'kenmerk\nnl-2023\n')
            self.addCleanup(marker.unlink, missing_ok=True)
            done = self.place.run('report', '--out', folder)
            self.assertEqual((done.returncode, done.stdout), (CONFLICT, ''))
            self.assertTrue(done.stderr.endswith(f': --out {other}\n'), done.stderr)
            self.assertNotIn('verwijder', done.stderr)

    def test_a_report_of_an_earlier_version_tells_its_model_by_its_tables(self):
        folder = self.place.path / 'eerder'
        self.place.write('eerder/doelmaat-rapport.txt', 'kenmerk\n')
        self.place.write('eerder/csv/model.csv', '\ufeffid,title,year\r\nnl-2023,"Zorg, 2023",2023\r\n')
        before = tree(folder)
        done = self.place.run('report', '--out', 'eerder')
        self.assertEqual((done.returncode, done.stdout), (CONFLICT, ''))
        self.assertIn('staat het rapport van model nl-2023', done.stderr)
        self.assertEqual(tree(folder), before)

    def test_help_is_dutch_and_asks_nothing_of_a_store(self):
        for command in ((), ('import',), ('build',), ('benchmark',), ('benchmark', 'run'),
                        ('benchmark', 'list'), ('report',)):
            text = self.place.must(*command, '--help')
            self.assertIn('Gebruik: doelmaat', text)
            for word in ('Usage', 'Options:', 'Subcommands', 'Positionals', 'REQUIRED', '1e+05',
                         'INT', 'TEXT', 'FLOAT', ' in ['):
                self.assertNotIn(word, text, command)


if __name__ == '__main__':
    unittest.main()
