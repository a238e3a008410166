"""A store that may only be read is read; what has to write into it says so and what to do."""

import os
import shutil
import unittest

from program import FIGURES, IO, MODEL, NOBODY, OK, ROOT, STORE, Workplace

MESSAGES = ROOT / 'tests' / 'conformance' / 'ijw' / 'voorbeelden' / 'goed'
# The rights on the file, on its folder: either one missing is enough.
RIGHTS = ((0o444, 0o555), (0o666, 0o555), (0o444, 0o777))
DECISION = ('besluit', '--municipality', 'GM0344', '--title', 'Een besluit', '--decided',
            '2024-01-01', '--group', 'iedereen')


class ReadOnly(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.addClassCleanup(cls.place.path.chmod, 0o777)
        cls.place.path.chmod(0o777)
        cls.place.temporary.chmod(0o777)
        cls.catalog = cls.place.quick_catalog()
        cls.folder = cls.place.path / 'gedeeld'
        cls.folder.mkdir()
        cls.store = cls.folder / STORE
        cls.place.must('key', 'new', '--key', 'persoon.sleutel')
        cls.place.must('import', FIGURES, MESSAGES, '--store', cls.store,
                       '--key', 'persoon.sleutel')
        cls.run_id = cls.place.benchmark_json('--store', cls.store)['run']
        cls.digest = cls.place.store_digest(cls.store)
        cls.addClassCleanup(cls.folder.chmod, 0o777)

    def rights(self, file, folder):
        self.folder.chmod(0o777)
        self.store.chmod(file)
        self.folder.chmod(folder)

    def visit(self, *arguments, store=None):
        """A command of somebody without rights of their own."""
        somebody = {}
        if os.getuid() == 0:
            somebody = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}
        return self.place.run(*arguments, '--store', store or self.store, **somebody)

    def show(self, *arguments):
        done = self.visit(*arguments)
        self.assertEqual((done.returncode, done.stderr), (OK, ''), arguments)
        return done.stdout

    def refuse(self, *arguments, store=None):
        done = self.visit(*arguments, store=store)
        self.assertEqual(done.returncode, IO, (arguments, done.stdout, done.stderr))
        self.assertIn('kopieer de opslag naar een eigen map', done.stderr)
        self.assertNotIn('Interne fout', done.stderr)
        return done.stderr

    def test_results_that_are_there_can_be_read(self):
        for file, folder in RIGHTS:
            self.rights(file, folder)
            said = self.show('benchmark', 'run', MODEL, '--replications', 100)
            self.assertIn(f'Hergebruikt: run {self.run_id}', said)
            self.assertEqual(self.place.store_digest(self.store), self.digest)
        self.show('export', 'csv', '--run', self.run_id, '--out', 'uit')
        self.show('indicator', 'run', 'stock')
        self.show('measure', 'register', 'list')
        self.show('report', '--run', self.run_id, '--out', 'rapport')
        self.assertEqual(self.place.store_digest(self.store), self.digest)
        self.assertEqual([path.name for path in self.folder.iterdir()], [STORE])

    def test_what_must_write_says_so(self):
        for file, folder in RIGHTS:
            self.rights(file, folder)
            said = self.refuse('benchmark', 'run', MODEL, '--replications', 150)
            self.assertIn('Deze berekening staat nog niet in de opslag', said)
            self.assertIn('doelmaat report --run', said)
        self.refuse('import', FIGURES.parent / 'england')
        self.refuse('store', 'expire', '--before', '2030-01-01')
        self.refuse('measure', 'register', 'add', *DECISION)
        said = self.refuse('check', 'ijw', MESSAGES)
        self.assertIn('zonder --store', said)
        self.assertEqual(self.place.store_digest(self.store), self.digest)

    def test_a_shared_store_is_no_fault_for_the_doctor(self):
        self.rights(0o444, 0o555)
        said = self.show('doctor')
        self.assertIn('Wat in de opslag staat kunt u lezen', said)

    def test_tables_that_are_not_up_to_date_cannot_be_made(self):
        folder = self.place.path / 'zonder-tabellen'
        folder.mkdir()
        store = folder / STORE
        self.place.must('measure', 'register', 'add', *DECISION, '--store', store)
        folder.chmod(0o555)
        self.addCleanup(folder.chmod, 0o777)
        said = self.refuse('indicator', 'run', 'stock', store=store)
        self.assertIn('doelmaat build', said)


if __name__ == '__main__':
    unittest.main()
