"""A report that is asked for as PDF where Chromium is not there, breaks down or is not Chromium."""

import json
import unittest

from program import BAD_CONFIG, IO, OK, Workplace

REPORT = ('measure', 'report', 'aef-9', '--draws', '10000', '--pdf')


class WithoutChromium(unittest.TestCase):
    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.remove)

    def report(self, *arguments, chromium=''):
        return self.place.run(*REPORT, *arguments, before=('/usr/bin/env', f'DOELMAAT_CHROMIUM={chromium}'))

    def assert_page_only(self):
        self.assertTrue((self.place.path / 'maatregelen' / 'index.html').is_file())
        self.assertEqual(list(self.place.path.rglob('*.pdf')), [])
        self.assertEqual(list(self.place.temporary.iterdir()), [])

    def made_up(self, script):
        program = self.place.write('nep-chromium', f'#!/bin/sh\n{script}\n')
        program.chmod(0o755)
        return program

    def test_pdf_is_skipped_with_a_word_and_the_report_is_there(self):
        done = self.report()
        self.assertEqual(done.returncode, BAD_CONFIG)
        self.assertIn('maatregelen/index.html', done.stdout)
        for words in ('Geen PDF gemaakt', 'apt-get install chromium', 'DOELMAAT_CHROMIUM'):
            self.assertIn(words, done.stderr)
        self.assert_page_only()

    def test_machines_are_told_as_well(self):
        done = self.report('--json')
        said = json.loads(done.stdout)
        self.assertEqual((said['pdf'], done.returncode), ([], BAD_CONFIG))
        self.assertIn('Chromium', said['pdf_skipped'])

    def test_english_is_english(self):
        done = self.report('--lang', 'en')
        self.assertIn('No PDF made', done.stderr)

    def test_without_the_option_nothing_is_missed(self):
        self.assertNotIn('PDF', self.place.must(*REPORT[:-1]))

    def test_a_program_that_is_named_and_not_there_is_named(self):
        done = self.report(chromium='/nergens/chromium')
        self.assertEqual(done.returncode, BAD_CONFIG)
        self.assertIn('Geen PDF gemaakt: /nergens/chromium', done.stderr)
        self.assert_page_only()
        said = json.loads(self.report('--json', chromium='/nergens/chromium').stdout)
        self.assertEqual(said['pdf'], [])
        self.assertIn('/nergens/chromium', said['pdf_skipped'])

    def test_one_that_breaks_down_is_told_with_its_last_words(self):
        done = self.report(chromium=self.made_up('echo geen zandbak >&2; exit 3'))
        self.assertEqual(done.returncode, IO)
        self.assertIn('geen zandbak', done.stderr)
        self.assert_page_only()

    def test_one_that_is_something_else_is_refused(self):
        done = self.report(chromium=self.made_up("printf 'hallo\\0' >&4; exec sleep 60"))
        self.assertEqual(done.returncode, IO)
        self.assertIn('anders dan verwacht', done.stderr)
        self.assert_page_only()

    def test_the_pdf_of_a_page_before_does_not_stay(self):
        self.place.must(*REPORT[:-1])
        stale = self.place.write('maatregelen/index.pdf', '%PDF-1.4')
        self.assertEqual(self.place.run(*REPORT[:-1]).returncode, OK)
        self.assertFalse(stale.exists())


if __name__ == '__main__':
    unittest.main()
