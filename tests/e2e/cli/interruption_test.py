"""A program that is killed, or that meets another one at work, leaves a store that is whole."""

import os
import shutil
import signal
import unittest

from program import CONFLICT, FIGURES, MODEL, OK, STORE, Workplace

MOMENTS = 8
KNOWN = 'al geladen, niets veranderd'
FILES = len(list(FIGURES.glob('*.csv')))


class Interruption(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.import_seconds = cls.place.seconds('import', FIGURES)
        shutil.copy(cls.place.path / STORE, cls.place.path / 'cijfers.duckdb')
        cls.command = ('benchmark', 'run', MODEL, '--replications', 100)
        cls.run_seconds = cls.place.seconds(*cls.command, '--json')
        cls.expected = cls.place.must(*cls.command, '--json')

    def kill(self, moment, seconds, *arguments):
        """Kills a command at a share of the time it takes; tells whether it was still at work."""
        process = self.place.start(*arguments)
        try:
            process.wait(timeout=seconds * (moment + 0.5) / MOMENTS)
        except Exception:  # pylint: disable=broad-except
            pass
        process.kill()
        return process.wait() == -signal.SIGKILL

    def test_import_killed_at_any_moment_is_all_or_nothing(self):
        killed = 0
        for moment in range(MOMENTS):
            with self.subTest(moment=moment):
                store = f'import-{moment}.duckdb'
                killed += self.kill(moment, self.import_seconds, 'import', FIGURES, '--store', store)
                # Killed before there was a store: nothing to build.
                if (self.place.path / store).exists():
                    self.place.must('build', '--store', store)
                known = self.place.must('import', FIGURES, '--store', store).count(KNOWN)
                self.assertIn(known, (0, FILES))
                result = self.place.must(*self.command, '--json', '--store', store)
                self.assertEqual(result, self.expected)
        self.assertGreater(killed, MOMENTS // 2, 'too few were killed at work to prove anything')

    def test_benchmark_killed_at_any_moment_leaves_the_figures(self):
        killed = 0
        for moment in range(MOMENTS):
            with self.subTest(moment=moment):
                store = f'run-{moment}.duckdb'
                shutil.copy(self.place.path / 'cijfers.duckdb', self.place.path / store)
                killed += self.kill(moment, self.run_seconds, *self.command, '--store', store)
                known = self.place.must('import', FIGURES, '--store', store).count(KNOWN)
                self.assertEqual(known, FILES)
                result = self.place.must(*self.command, '--json', '--store', store)
                self.assertEqual(result, self.expected)
        self.assertGreater(killed, MOMENTS // 2, 'too few were killed at work to prove anything')

    def test_report_killed_halfway_is_completed_by_the_next(self):
        catalog = self.place.quick_catalog()
        whole = ('report', '--out', 'heel', '--catalog', catalog)
        self.place.must(*whole)
        seconds = self.place.seconds('report', '--out', 'heel-2', '--catalog', catalog)
        pages = sorted(path.name for path in (self.place.path / 'heel' / 'gemeente').iterdir())
        for moment in range(2, MOMENTS, 2):
            folder = f'half-{moment}'
            self.kill(moment, seconds, 'report', '--out', folder, '--catalog', catalog)
            self.place.must('report', '--out', folder, '--catalog', catalog)
            found = sorted(path.name for path in (self.place.path / folder / 'gemeente').iterdir())
            self.assertEqual([name for name in found if name in pages], pages)
            for name in ('index.html', 'nederland.html', f'gemeente/{pages[0]}'):
                self.assertEqual((self.place.path / folder / name).read_bytes(),
                                 (self.place.path / 'heel' / name).read_bytes())

    def test_a_store_at_work_elsewhere_is_left_alone(self):
        shutil.copy(self.place.path / 'cijfers.duckdb', self.place.path / 'bezet.duckdb')
        process = self.place.start('benchmark', 'run', MODEL, '--replications', 100000, '--store',
                                   'bezet.duckdb')
        try:
            refused = self.wait_until_refused(process)
            for part in ('bezet.duckdb is in gebruik', 'Sluit dat programma'):
                self.assertIn(part, refused.stderr)
            for command in (('import', FIGURES), self.command):
                done = self.place.run(*command, '--store', 'bezet.duckdb')
                self.assertEqual(done.returncode, CONFLICT, done.stderr)
            self.assertIsNone(process.poll(), 'the holder stopped before it was met')
        finally:
            process.kill()
            process.wait()
        result = self.place.must(*self.command, '--json', '--store', 'bezet.duckdb')
        self.assertEqual(result, self.expected)

    def holds(self, process, name):
        """Whether the process has the file open: before that it could be the one refused."""
        try:
            return any(os.readlink(entry.path).endswith(name)
                       for entry in os.scandir(f'/proc/{process.pid}/fd'))
        except OSError:
            return False

    def wait_until_refused(self, process):
        while process.poll() is None and not self.holds(process, 'bezet.duckdb'):
            pass
        while process.poll() is None:
            done = self.place.run('build', '--store', 'bezet.duckdb')
            if done.returncode != OK:
                self.assertEqual(done.returncode, CONFLICT, done.stderr)
                return done
        self.fail('the holder stopped before it was met')
        return None


if __name__ == '__main__':
    unittest.main()
