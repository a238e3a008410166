"""What the store makes of messages that are partly unreadable or contradict each other."""

import json
import unittest

from program import ROOT, Workplace

EXAMPLES = ROOT / 'tests' / 'conformance' / 'ijw' / 'voorbeelden' / 'goed'
UP_TO_CLAIM = ['01-jw315-verzoek.xml', '02-jw301-toewijzing.xml', '03-jw305-start.xml', '04-jw323-januari.xml']
GRANTED = '05-jw325-januari-toegekend.xml'
CORRECTED = '06-jw323-februari-met-credit.xml'
PARTLY_REFUSED = '12-jw325-februari-deels-afgewezen.xml'


class CurrentState(unittest.TestCase):
    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.remove)

    def changed(self, name, new_name, *changes):
        text = (EXAMPLES / name).read_text(encoding='utf-8')
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        path = self.place.path / new_name
        path.write_text(text, encoding='utf-8')
        return path

    def recognised(self, *files, key='sleutel.txt', store='a.duckdb'):
        """Recognised cents by month of claiming, of a store with these files."""
        if not (self.place.path / key).exists():
            self.place.must('key', 'new', '--key', key)
        self.place.must('import', *files, '--store', store, '--key', key)
        check = json.loads(self.place.must('check', 'store', '--store', store, '--json'))
        self.assertTrue(check['agrees'])
        return {total['claim_month'][:7]: total['client_cents'] for total in check['totals']}

    def good(self, *names):
        return [EXAMPLES / name for name in names]

    def test_a_refused_line_is_not_recognised(self):
        self.assertEqual(
            self.recognised(*self.good(*UP_TO_CLAIM, GRANTED, CORRECTED, PARTLY_REFUSED)),
            {'2026-01': 81000, '2026-02': -9000})

    def test_an_answer_with_a_line_that_cannot_be_read_grants_nothing(self):
        answer = self.changed(PARTLY_REFUSED, 'antwoord.xml', ('P-0004', 'P-0004-met-een-veel-te-lang-nummer'))
        found = self.recognised(*self.good(*UP_TO_CLAIM, GRANTED, CORRECTED), answer)
        self.assertEqual(found.get('2026-02', 0), 0)

    def test_an_answer_whose_number_cannot_be_read_leaves_the_claim_unanswered(self):
        answer = self.changed(GRANTED, 'antwoord.xml', ('DN202601', 'DN202601-veel-te-lang'))
        self.assertEqual(self.recognised(*self.good(*UP_TO_CLAIM), answer).get('2026-01', 0), 0)
        better = self.changed(GRANTED, 'beter.xml', ('G325-0001', 'G325-0009'))
        self.assertEqual(self.recognised(better), {'2026-01': 81000})

    def test_which_of_two_contradicting_messages_counts_does_not_depend_on_the_key(self):
        other = self.changed(UP_TO_CLAIM[3], 'ander.xml', ('81000', '71000'))
        files = [*self.good(*UP_TO_CLAIM, GRANTED), other]
        totals = [self.recognised(*order, key=f'{n}.txt', store=f'{n}.duckdb')
                  for n, order in enumerate([files, files[::-1], files, files[::-1]])]
        self.assertEqual(totals, [totals[0]] * len(totals))

    def test_a_value_that_may_be_a_name_is_not_shown(self):
        wrong = self.changed(UP_TO_CLAIM[3], 'naam.xml', ('45A04', 'Jansen-Pietersen te X'))
        done = self.place.run('check', 'ijw', wrong, '--json')
        (finding,) = json.loads(done.stdout)['findings']
        self.assertEqual(finding['value'], '[verwijderd]')


if __name__ == '__main__':
    unittest.main()
