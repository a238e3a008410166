"""Persons in message traffic: their key, what of them is kept, and how it goes away."""

import gzip
import os
import re
import stat
import unittest
import zipfile

from program import (BAD_CONFIG, BAD_DATA, BAD_INPUT, CONFLICT, NOBODY, NOT_FOUND, OK, ROOT, STORE,
                     Workplace)

MESSAGES = ROOT / 'tests' / 'conformance' / 'ijw' / 'voorbeelden' / 'goed'
KNOWN = 'al geladen, niets veranderd'
KEY = 'persoon.sleutel'
PERSON_TAGS = ('Bsn', 'Achternaam', 'Straatnaam', 'Plaatsnaam', 'Postcode', 'Telefoonnummer', 'Commentaar')


def persons_in(folders):
    """What stands in the person elements of all messages below, by element; short values say nothing."""
    found = {tag: set() for tag in PERSON_TAGS}
    for folder in folders:
        for path in sorted(folder.rglob('*')):
            texts = []
            if path.suffix == '.xml':
                texts = [path.read_bytes()]
            elif path.suffix == '.zip':
                with zipfile.ZipFile(path) as archive:
                    texts = [archive.read(name) for name in archive.namelist()]
            for text in texts:
                for tag in PERSON_TAGS:
                    found[tag] |= set(re.findall(rf'[:<]{tag}>([^<\s][^<]{{5,}})</'.encode(), text))
    return found


class Persons(unittest.TestCase):
    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.remove)
        self.place.must('key', 'new', '--key', KEY)

    def refuse(self, code, part, *arguments):
        done = self.place.run(*arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertIn(part, done.stderr)

    def written(self):
        """Every byte that lies in the folders of the program."""
        return b''.join(path.read_bytes() for path in sorted(self.place.top.rglob('*'))
                        if path.is_file() and path.name != KEY and path.suffix not in ('.zip', '.gz'))

    def test_key_is_for_its_owner_and_never_overwritten(self):
        path = self.place.path / KEY
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        before = path.read_bytes()
        self.refuse(CONFLICT, 'bestaat al', 'key', 'new', '--key', KEY)
        self.assertEqual(path.read_bytes(), before)
        path.chmod(0o644)
        self.refuse(BAD_CONFIG, 'chmod 600', 'import', MESSAGES, '--key', KEY)
        self.assertFalse((self.place.path / STORE).exists())

    def test_without_the_key_of_the_store_nothing_is_taken_in(self):
        self.refuse(BAD_CONFIG, 'DOELMAAT_KEY', 'import', MESSAGES)
        self.refuse(BAD_CONFIG, 'is er niet', 'import', MESSAGES, '--key', 'weg')
        self.place.must('import', MESSAGES / '01-jw315-verzoek.xml', '--key', KEY)
        self.place.must('key', 'new', '--key', 'ander')
        self.refuse(BAD_CONFIG, 'niet die van deze opslag', 'import', MESSAGES, '--key', 'ander')
        self.assertEqual(self.place.must('import', MESSAGES, '--key', KEY).count(KNOWN), 1)

    def test_nothing_of_a_person_is_written_anywhere(self):
        region = Workplace()
        self.addCleanup(region.remove)
        region.must('synth', '--municipalities', '2', '--youth', '60', '--defects', '0.05', '--out', 'r')
        given = (MESSAGES, MESSAGES.parent / 'fout', region.path / 'r' / 'berichten')
        shown = [self.place.run('import', *given, '--key', KEY)]
        self.assertEqual(shown[0].returncode, OK, shown[0].stderr)
        for form in ('--csv', '--json'):
            for what in (('ijw', *given), ('store',)):
                shown.append(self.place.run('check', *what, form))
                told = OK if what == ('store',) else BAD_DATA  # a store is judged by its totals
                self.assertEqual(shown[-1].returncode, told, shown[-1].stderr)
                self.assertNotEqual(shown[-1].stdout, '')
        kept = self.written() + ''.join(each.stdout + each.stderr for each in shown).encode()
        for tag, values in persons_in(given).items():
            self.assertTrue(values, tag)
            for value in values:
                self.assertNotIn(value, kept, tag)
        self.assertEqual([path for path in self.place.top.rglob('core*')], [])

    def test_what_is_typed_wins_over_the_environment(self):
        told = ('/usr/bin/env', 'DOELMAAT_STORE=omgeving.duckdb', 'DOELMAAT_KEY=omgeving.sleutel')
        for arguments in (('key', 'new', '--key', 'getypt.sleutel'),
                          ('import', MESSAGES, '--key', 'getypt.sleutel', '--store', 'getypt.duckdb'),
                          ('check', 'store', '--store', 'getypt.duckdb'),
                          ('key', 'rotate', '--key', 'getypt.sleutel', '--store', 'getypt.duckdb'),
                          ('store', 'expire', '--before', '2000-01-01', '--store', 'getypt.duckdb')):
            done = self.place.run(*arguments, before=told)
            self.assertEqual(done.returncode, OK, done.stderr)
        self.assertEqual(sorted(os.listdir(self.place.path)), ['getypt.duckdb', 'getypt.sleutel', KEY])
        self.assertEqual(self.place.run('key', 'new', before=told).returncode, OK)
        self.assertTrue((self.place.path / 'omgeving.sleutel').exists())

    def test_archives_and_files_are_the_same_deliveries_of_messages(self):
        with zipfile.ZipFile(self.place.path / 'm.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(MESSAGES.glob('*.xml')):
                archive.write(path, path.name)
        one = MESSAGES / '02-jw301-toewijzing.xml'
        (self.place.path / 'm.gz').write_bytes(gzip.compress(one.read_bytes()))
        first = self.place.must('import', 'm.zip', '--key', KEY)
        self.assertIn('m.zip: 12 berichten', first)
        self.assertIn('0 berichten, 0 regels; 1 al bekend',
                      self.place.must('import', 'm.gz', '--key', KEY))
        self.assertIn(KNOWN, self.place.must('import', 'm.zip', '--key', KEY))
        cut = (self.place.path / 'm.zip').read_bytes()[:-30]
        self.place.write('kapot.zip', cut)
        self.refuse(BAD_DATA, 'afgebroken', 'import', 'kapot.zip', '--key', KEY)

    def test_broken_message_is_told_and_the_others_land(self):
        whole = (MESSAGES / '04-jw323-januari.xml').read_bytes()
        self.place.write('in/goed.xml', whole)
        self.place.write('in/stuk.xml', whole[:900])
        self.refuse(BAD_DATA, 'Er is niets geladen', 'import', 'in', '--key', KEY, '--strict')
        self.assertFalse((self.place.path / STORE).exists())
        self.refuse(BAD_DATA, 'stuk.xml, regel', 'import', 'in', '--key', KEY)
        self.assertEqual(self.place.must('import', 'in', '--key', KEY).count(KNOWN), 2)

    def test_rotated_key_goes_on_and_the_old_one_does_not(self):
        self.place.must('import', MESSAGES / '01-jw315-verzoek.xml', '--key', KEY)
        old = (self.place.path / KEY).read_bytes()
        self.assertIn('generatie 2', self.place.must('key', 'rotate', '--key', KEY))
        path = self.place.write('oud', old)
        path.chmod(0o600)
        self.refuse(BAD_CONFIG, 'niet die van deze opslag', 'import', MESSAGES, '--key', 'oud')
        self.place.must('import', MESSAGES, '--key', KEY)
        self.assertEqual(sorted(os.listdir(self.place.path)), [STORE, 'oud', KEY])

    def test_destroyed_key_ends_it(self):
        self.place.must('import', MESSAGES / '01-jw315-verzoek.xml', '--key', KEY)
        self.place.must('key', 'destroy', '--key', KEY)
        self.assertFalse((self.place.path / KEY).exists())
        self.place.must('key', 'new', '--key', KEY)
        self.refuse(BAD_CONFIG, 'vernietigd', 'import', MESSAGES, '--key', KEY)

    def test_expired_messages_are_gone_from_the_file(self):
        planted = b'EENMALIG-KENMERK-7'
        text = (MESSAGES / '10-jw319-afwijzing.xml').read_bytes()
        start = text.index(b':ReferentieAanbieder>') + len(b':ReferentieAanbieder>')
        end = text.index(b'<', start)
        self.place.write('in.xml', text[:start] + planted + text[end:])
        self.place.must('import', 'in.xml', MESSAGES, '--key', KEY)
        (self.place.path / 'in.xml').unlink()
        self.assertIn(planted, self.written())
        self.refuse(BAD_INPUT, 'geen dag', 'store', 'expire', '--before', 'gisteren')
        self.refuse(NOT_FOUND, 'bestaat niet', 'store', 'expire', '--before', '2030-01-01', '--store', 'x')
        self.assertIn('0 berichten', self.place.must('store', 'expire', '--before', '2000-01-01'))
        self.assertIn(planted, self.written())
        self.assertIn('13 berichten', self.place.must('store', 'expire', '--before', '2030-01-01'))
        self.assertNotIn(planted, self.written())
        self.assertEqual(self.place.must('import', MESSAGES, '--key', KEY).count(KNOWN), 12)

    def mode(self):
        return stat.S_IMODE((self.place.path / STORE).stat().st_mode)

    def test_store_is_for_its_owner_and_stays_as_it_was_given(self):
        self.addCleanup(os.umask, os.umask(0))
        self.place.must('import', MESSAGES, '--key', KEY)
        self.assertEqual(self.mode(), 0o600)
        self.place.must('key', 'rotate', '--key', KEY)
        self.assertEqual(self.mode(), 0o600)
        store = self.place.path / STORE
        store.chmod(0o640)
        if os.geteuid() == 0:
            os.chown(store, NOBODY, NOBODY)
        owner = (store.stat().st_uid, store.stat().st_gid)
        self.place.must('store', 'expire', '--before', '2030-01-01')
        self.assertEqual(self.mode(), 0o640)
        self.assertEqual((store.stat().st_uid, store.stat().st_gid), owner)
        self.assertEqual(sorted(os.listdir(self.place.path)), [STORE, KEY])

    def test_findings_of_a_message_that_broke_off_expire(self):
        planted = b'EENMALIG-KENMERK'
        text = (MESSAGES / '04-jw323-januari.xml').read_bytes()
        start = text.index(b':ReferentieNummer>') + len(b':ReferentieNummer>')
        text = text[:start] + planted + text[text.index(b'<', start):]
        start = text.index(b':Begindatum>', start) + len(b':Begindatum>')
        text = text[:start] + b'2026-13-01' + text[text.index(b'<', start):]
        self.place.write('in.xml', text[:-30])
        self.refuse(BAD_DATA, 'in.xml, regel', 'import', 'in.xml', '--key', KEY)
        (self.place.path / 'in.xml').unlink()
        self.assertIn(planted, self.written())
        self.place.must('store', 'expire', '--before', '2030-01-01')
        self.assertNotIn(planted, self.written())

    def test_path_in_an_error_names_no_person(self):
        (self.place.path / '999900006').mkdir()
        for path in ('999900006', '999900006/weg.xml'):
            done = self.place.run('import', path, '--key', KEY)
            self.assertEqual(done.returncode, NOT_FOUND, done.stdout + done.stderr)
            self.assertIn('[verwijderd]', done.stderr)
            self.assertNotIn('999900006', done.stdout + done.stderr)


if __name__ == '__main__':
    unittest.main()
