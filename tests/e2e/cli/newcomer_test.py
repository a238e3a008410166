"""From an empty folder to a report, and every step once more: figures in, benchmark, report."""

import os
import shutil
import subprocess
import unittest

from program import FIGURES, MODEL, ROOT, STORE, Workplace, times, tree

UNSHARE = shutil.which('unshare')


def without_network():
    """How to start a program that has no network at all, or nothing when that is not permitted."""
    for way in (['-n'], ['-r', '-n']):
        if UNSHARE and subprocess.run([UNSHARE, *way, '/bin/true'], check=False,
                                      capture_output=True).returncode == 0:
            return [UNSHARE, *way]
    return []


class Newcomer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.catalog = cls.place.quick_catalog()
        cls.isolated = without_network()
        cls.steps = [
            ('import', FIGURES),
            ('benchmark', 'run', MODEL, '--replications', 200),
            ('report', '--out', 'rapport', '--catalog', cls.catalog),
        ]
        cls.first = [cls.run_step(step) for step in cls.steps]
        cls.store = cls.place.store_digest()
        cls.report = times(cls.place.path / 'rapport')
        cls.files = {path.name for path in cls.place.path.iterdir()}
        cls.second = [cls.run_step(step) for step in cls.steps]

    @classmethod
    def run_step(cls, step):
        done = cls.place.run(*step, before=cls.isolated)
        if done.returncode != 0:
            raise AssertionError(f'{step}: {done.stdout}{done.stderr}')
        return done

    def test_steps_succeed_without_a_network(self):
        if not self.isolated:
            self.skipTest('unshare -n is not permitted here')
        for done in self.first:
            self.assertEqual(done.stderr, '')

    def test_import_tells_rows_and_source_of_every_file(self):
        lines = self.first[0].stdout.splitlines()
        names = sorted(path.name for path in FIGURES.glob('*.csv'))
        self.assertEqual([line.split(':')[0] for line in lines[:-1]], names)
        self.assertIn('iv3_jaarrekening.csv: 10.752 regels (Iv3, lasten per taakveld)', lines)

    def test_benchmark_says_ten_lines_and_the_run(self):
        lines = self.first[1].stdout.splitlines()
        self.assertEqual(len(lines), 11)
        self.assertIn('328 gemeenten vergeleken', lines[0])
        self.assertRegex(lines[-1], r'^Berekend en bewaard: run [0-9a-f]{16}\.$')

    def test_report_names_the_page_to_open(self):
        line = self.first[2].stdout.splitlines()[-1]
        self.assertIn('Open: rapport/index.html', line)
        self.assertTrue((self.place.path / 'rapport' / 'index.html').is_file())

    def test_second_time_says_what_is_reused(self):
        imported, run, report = (done.stdout for done in self.second)
        self.assertEqual(imported.count('al geladen, niets veranderd'), len(list(FIGURES.glob('*.csv'))))
        self.assertIn('Tabellen ongewijzigd', imported)
        self.assertRegex(run, r'Hergebruikt: run [0-9a-f]{16} ')
        self.assertRegex(report, r'Hergebruikt: run [0-9a-f]{16} ')
        self.assertRegex(report, r'Rapport van run [0-9a-f]{16} stond er al')

    def test_second_time_gives_the_same_summary(self):
        first, second = (done[1].stdout.splitlines()[:-1] for done in (self.first, self.second))
        self.assertEqual(first, second)

    def test_second_time_leaves_the_store_as_it_was(self):
        self.assertEqual(self.place.store_digest(), self.store)

    def test_second_time_writes_no_report_file(self):
        self.assertEqual(times(self.place.path / 'rapport'), self.report)

    def test_nothing_is_left_outside_the_folder(self):
        self.assertEqual(self.files, {STORE, 'rapport', 'catalogus'})
        self.assertEqual({path.name for path in self.place.path.iterdir()}, self.files)
        self.assertEqual(list(self.place.home.iterdir()), [])
        self.assertEqual(list(self.place.temporary.iterdir()), [])

    def test_no_file_of_the_report_names_this_machine(self):
        traces = [str(self.place.top), str(ROOT), os.uname().nodename]
        contents = {path: path.read_text(encoding='utf-8')
                    for path in (self.place.path / 'rapport').rglob('*') if path.is_file()}
        contents['json'] = self.place.benchmark('--json', replications=200)
        for path, text in contents.items():
            for trace in traces:
                self.assertNotIn(trace, text, path)

    def test_a_lost_page_comes_back_with_a_new_folder(self):
        again = ('report', '--out', 'opnieuw', '--catalog', self.catalog)
        self.place.must(*again)
        shown = tree(self.place.path / 'opnieuw')
        shutil.rmtree(self.place.path / 'opnieuw')
        self.assertEqual(shown, tree(self.place.path / 'rapport'))


if __name__ == '__main__':
    unittest.main()
