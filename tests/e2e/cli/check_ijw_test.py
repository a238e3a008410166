"""`check ijw`: every example message gives exactly the findings that its index names."""

import csv
import json
import re
import unittest

from program import BAD_DATA, BAD_INPUT, OK, ROOT, Workplace

EXAMPLES = ROOT / 'tests' / 'conformance' / 'ijw' / 'voorbeelden'
FIELDS = ['file', 'line', 'rule', 'level', 'return_code', 'path', 'value', 'message']
CONTEXT = [f'goed/{name}' for name in (
    '01-jw315-verzoek.xml', '02-jw301-toewijzing.xml', '03-jw305-start.xml', '04-jw323-januari.xml',
    '05-jw325-januari-toegekend.xml', '06-jw323-februari-met-credit.xml')]
AS_OF = '2026-11-22'


def expected(row):
    """The rules of a file: what the official checks report, or else what the index names."""
    if row['xslt_2.10.5'] not in ('', 'n.v.t.'):
        return row['xslt_2.10.5'].split()
    return {'namespace': ['release-niet-getoetst'], '': []}.get(row['regel'], [row['regel']])


class CheckIjw(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        with (EXAMPLES / 'index.csv').open(encoding='utf-8') as index:
            cls.rows = {row['bestand']: row for row in csv.DictReader(index)}
        cls.place.must('key', 'new', '--key', 'sleutel.txt')
        cls.store('verkeer.duckdb', *(EXAMPLES / name for name in CONTEXT))
        cls.store('gestopt.duckdb', *(EXAMPLES / name for name in CONTEXT),
                  EXAMPLES / 'goed/11-jw307-tijdelijke-stop.xml')
        cls.store('verwijderd.duckdb', *(EXAMPLES / name for name in CONTEXT), cls.removed_allocation())

    @classmethod
    def store(cls, name, *files):
        cls.place.must('import', *files, '--store', name, '--key', 'sleutel.txt')

    @classmethod
    def removed_allocation(cls):
        """The allocation of f74, taken back: first and last day are one, with reason 13."""
        text = (EXAMPLES / CONTEXT[1]).read_text(encoding='utf-8')
        text = text.replace('G301-0001', 'G301-0210').replace('300201', '300210')
        text = text.replace('2026-06-30</jw301:Einddatum>',
                            '2026-01-12</jw301:Einddatum><jw301:RedenWijziging>13</jw301:RedenWijziging>')
        path = cls.place.path / 'verwijderd.xml'
        path.write_text(text, encoding='utf-8')
        return path

    def check(self, *arguments):
        done = self.place.run('check', 'ijw', *arguments, '--as-of', AS_OF, '--json')
        self.assertIn(done.returncode, (OK, BAD_DATA), done.stderr)
        findings = json.loads(done.stdout)['findings']
        self.assertEqual(done.returncode, BAD_DATA if findings else OK)
        return findings

    def context_of(self, name):
        if name.startswith('fout/f72'):
            return 'gestopt.duckdb'
        return 'verwijderd.duckdb' if name.startswith('fout/f74') else 'verkeer.duckdb'

    def test_each_example_gives_the_findings_of_the_index_and_no_other(self):
        self.assertEqual(len(self.rows), 65)
        for name, row in self.rows.items():
            # An answer to a request that is in no message of the context.
            alone = name == 'goed/10-jw319-afwijzing.xml'
            arguments = [EXAMPLES / name]
            if not alone:
                arguments += ['--store', self.context_of(name), '--key', 'sleutel.txt']
            if row['regel'] == 'TR418':
                arguments += ['--tariffs', EXAMPLES / 'tarieven.csv']
            with self.subTest(name):
                findings = self.check(*arguments)
                self.assertEqual(sorted(each['rule'] for each in findings), sorted(expected(row)))
                for finding in findings:
                    self.assertEqual(list(finding), FIELDS)
                    self.assertEqual(str(finding['level']), row['controleniveau'])
                    self.assertEqual(finding['return_code'], row['retourcode'])
                    self.assertGreater(finding['line'], 0)
                    self.assertTrue(finding['message'])
                    self.assertEqual(finding['file'], (EXAMPLES / name).name)

    def test_levels_that_need_no_other_message_are_judged_alone(self):
        for name, row in self.rows.items():
            if row['controleniveau'] in ('1', '2') or row['regel'] in ('TR346', 'TR378', 'TR381', 'TR135'):
                with self.subTest(name):
                    rules = [each['rule'] for each in self.check(EXAMPLES / name)]
                    self.assertEqual(sorted(rules), sorted(expected(row)))

    def test_messages_given_together_are_judged_against_each_other(self):
        files = [EXAMPLES / name for name in CONTEXT]
        self.assertEqual(self.check(*files), [])
        second = EXAMPLES / 'fout/f64-tr389-tweede-debet.xml'
        found = self.check(*files, second)
        # Of January, and then the corrected January of the message after it.
        self.assertEqual([(each['rule'], each['file']) for each in found],
                         [('TR389', '06-jw323-februari-met-credit.xml'), ('TR389', second.name)])
        turned = self.check(second, *reversed(files))
        self.assertEqual(sorted(map(str, found)), sorted(map(str, turned)))

    def test_an_import_says_where_to_see_the_parts_it_refused(self):
        name = 'fout/f28-cs003-einde-voor-begin.xml'
        said = self.place.must('import', EXAMPLES / name, '--store', 'afgekeurd.duckdb', '--key', 'sleutel.txt')
        self.assertIn('1 onderdeel afgekeurd', said)
        command = 'check store --store afgekeurd.duckdb --csv'
        self.assertIn(f'doelmaat {command}', said)
        self.assertRegex(self.place.must(*command.split()), r'f28-cs003.*CS003')  # its totals agree: 0
        self.assertNotIn('check store', self.place.must('import', EXAMPLES / CONTEXT[0], '--store', 'goed.duckdb',
                                                        '--key', 'sleutel.txt'))

    def test_the_value_of_a_person_is_not_shown(self):
        (finding,) = self.check(EXAMPLES / 'fout/f20-cs002-bsn.xml')
        self.assertEqual(finding['value'], '')

    def test_nothing_of_the_check_stays_in_the_store(self):
        before = json.loads(self.place.run('check', 'store', '--store', 'verkeer.duckdb', '--json').stdout)
        self.check(EXAMPLES / 'fout/f63-tr321-volume.xml', '--store', 'verkeer.duckdb',
                   '--key', 'sleutel.txt')
        after = json.loads(self.place.run('check', 'store', '--store', 'verkeer.duckdb', '--json').stdout)
        self.assertEqual(before, after)
        self.assertEqual(before['messages'], len(CONTEXT))

    def test_without_the_key_all_is_judged_but_who_the_child_is(self):
        def rules(name):
            return [each['rule'] for each in self.check(EXAMPLES / name, '--store', 'verkeer.duckdb')]
        self.assertEqual(rules('fout/f70-tr326-dubbele-start.xml'), ['TR326'])
        self.assertEqual(rules('fout/f71-tr382-stop-andere-begindatum.xml'), ['TR382'])
        self.assertEqual(rules('fout/f68-tr304-verkeerde-client.xml'), [])
        done = self.place.run('check', 'ijw', EXAMPLES / CONTEXT[0], '--store', 'verkeer.duckdb')
        self.assertIn('TR304', done.stderr)

    def test_without_the_key_a_message_of_the_store_is_not_its_own_repetition(self):
        files = [EXAMPLES / name for name in CONTEXT]
        found = self.check(files[0], *files[1:], '--store', 'verkeer.duckdb')
        self.assertEqual([each for each in found if each['rule'] == 'TR056'], [])
        changed = self.place.path / 'zelfde-naam.xml'
        text = files[1].read_text(encoding='utf-8')
        later = re.sub(r'(<ijw:Dagtekening>).*?(</)', r'\g<1>2026-01-14\2', text)
        self.assertNotEqual(later, text)
        changed.write_text(later, encoding='utf-8')
        self.assertIn('TR056', [each['rule'] for each in self.check(changed, '--store', 'verkeer.duckdb')])

    def test_the_wrong_key_is_refused(self):
        self.place.must('key', 'new', '--key', 'andere.txt')
        done = self.place.run('check', 'ijw', EXAMPLES / CONTEXT[0], '--store', 'verkeer.duckdb',
                              '--key', 'andere.txt')
        self.assertEqual(done.returncode, 78, done.stdout)

    def test_people_and_suppliers_get_the_same_findings(self):
        faulty = EXAMPLES / 'fout/f29-tr358-totaal.xml'
        text = self.place.run('check', 'ijw', faulty)
        self.assertEqual(text.returncode, BAD_DATA)
        self.assertIn('TR358 (niveau 2, retourcode 0001)', text.stdout)
        self.assertIn('niveau 3', text.stdout)
        table = self.place.run('check', 'ijw', faulty, '--csv').stdout
        rows = list(csv.DictReader(table.removeprefix('\ufeff').splitlines(), delimiter=';'))
        self.assertEqual([row['controleregel'] for row in rows], ['TR358'])

    def test_what_cannot_be_checked_is_refused_with_a_word(self):
        (self.place.path / 'cijfers.csv').write_text('jaar,stand\n2022,begroting\n', encoding='utf-8')
        for arguments, code in [(['niet-daar.xml'], 66), (['cijfers.csv'], BAD_DATA),
                                ([EXAMPLES / CONTEXT[0], '--as-of', 'gisteren'], BAD_INPUT),
                                ([EXAMPLES / CONTEXT[0], '--store', 'niet-daar.duckdb'], 66)]:
            with self.subTest(arguments=arguments):
                done = self.place.run('check', 'ijw', *arguments)
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertTrue(done.stderr.startswith('Fout: '), done.stderr)


if __name__ == '__main__':
    unittest.main()
