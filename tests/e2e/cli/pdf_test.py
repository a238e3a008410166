"""Reports as PDF by a real Chromium: tagged, complete, the same twice, and nothing from outside.

Ends with the code for skipped where Chromium or pdfinfo (poppler-utils) is not there.
"""

import http.server
import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

from program import FIGURES, SKIPPED, Workplace

CHROMIUM = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)
PDFINFO = shutil.which('pdfinfo')
WITH_CHROMIUM = ('/usr/bin/env', f'DOELMAAT_CHROMIUM={CHROMIUM}')
PATIENCE = 20


class Pdf:
    """What pdfinfo says of a document."""

    def __init__(self, path):
        self.bytes = path.read_bytes()
        said = subprocess.run([PDFINFO, path], check=True, capture_output=True, text=True).stdout
        self.info = dict(re.findall(r'^([^:]+):\s+(.*)$', said, re.MULTILINE))
        tree = subprocess.run([PDFINFO, '-struct', path], check=True, capture_output=True, text=True)
        self.complaints = tree.stderr
        self.elements = re.findall(r'^\s*([A-Z]\w*)', tree.stdout, re.MULTILINE)

    def count(self, element):
        return self.elements.count(element)


def running(text):
    """The processes with a text in their command line."""
    found = []
    for process in Path('/proc').glob('[0-9]*'):
        try:
            if text in (process / 'cmdline').read_bytes().decode(errors='replace'):
                found.append(process.name)
        except OSError:
            pass
    return found


def within(patience, holds):
    end = time.monotonic() + patience
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


class Printed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.place.must('import', FIGURES)
        cls.run_id = cls.place.benchmark_json()['run']
        cls.pages = json.loads(cls.report('--municipality', 'Utrecht', '--json').stdout)['pdf']
        cls.written = [str(path.relative_to(cls.place.path)) for path in cls.place.path.rglob('*.pdf')]
        cls.left = list(cls.place.temporary.iterdir())
        cls.utrecht = Pdf(cls.place.path / cls.pages[0])
        cls.html = (cls.place.path / 'rapport/gemeente/GM0344.html').read_text(encoding='utf-8')

    @classmethod
    def report(cls, *arguments):
        done = cls.place.run('report', '--run', cls.run_id, '--pdf', *arguments, before=WITH_CHROMIUM)
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        return done

    def tearDown(self):
        """Whatever was done: no Chromium is left, and nothing of it outside the report."""
        self.assertTrue(within(PATIENCE, lambda: not running(str(self.place.temporary))))
        self.assertEqual(list(self.place.home.iterdir()), [])

    def test_pages_asked_for_get_a_pdf_beside_them(self):
        self.assertEqual(self.pages, ['rapport/gemeente/GM0344.pdf', 'rapport/klasse/GM0344.pdf'])
        self.assertEqual(sorted(self.written), self.pages)
        self.assertEqual(self.left, [])

    def test_a_region_gets_a_pdf_with_its_table(self):
        pages = json.loads(self.report('--region', 'Flevoland', '--json').stdout)['pdf']
        self.assertEqual(pages, ['rapport/regio/JZ08.pdf'])
        self.assertGreaterEqual(Pdf(self.place.path / pages[0]).count('Table'), 1)

    def test_the_national_page_gets_a_pdf_alone(self):
        for pdf in (self.place.path / 'rapport').glob('*.pdf'):
            pdf.unlink()
        pages = json.loads(self.report('--national', '--json').stdout)['pdf']
        self.assertEqual(pages, ['rapport/nederland.pdf'])
        self.assertEqual(list((self.place.path / 'rapport').glob('*.pdf')),
                         [self.place.path / pages[0]])
        self.assertGreaterEqual(Pdf(self.place.path / pages[0]).count('Table'), 1)

    def test_title_language_and_size_are_those_of_the_page(self):
        self.assertEqual(self.utrecht.info['Title'], re.search('<title>(.*)</title>', self.html).group(1))
        self.assertEqual(self.utrecht.info['Tagged'], 'yes')
        self.assertIn('A4', self.utrecht.info['Page size'])
        self.assertIn(b'/Lang (nl)', self.utrecht.bytes)
        self.assertEqual(self.utrecht.complaints, '')

    def test_headings_tables_and_lists_are_tagged(self):
        for element, tag in (('H1', 'h1'), ('H2', 'h2'), ('H3', 'h3'), ('Table', 'table'), ('Caption', 'caption')):
            at_least = len(re.findall(f'<{tag}[ >]', self.html))
            self.assertGreaterEqual(self.utrecht.count(element), at_least, element)
        self.assertEqual(self.utrecht.count('H1'), 1)
        self.assertEqual(self.utrecht.count('Table'), len(re.findall('<table', self.html)))
        self.assertEqual(self.utrecht.count('TH'), len(re.findall('<th ', self.html)))
        filled = re.findall(r'<td[^>]*>(?!</td>)', self.html)
        self.assertEqual(self.utrecht.count('TD'), len(filled))
        self.assertIn(b'/Outlines', self.utrecht.bytes)

    def test_every_chart_is_a_figure_with_its_text(self):
        charts = len(re.findall('<svg', self.html))
        self.assertGreater(charts, 3)
        self.assertEqual(self.utrecht.count('Figure'), charts)
        self.assertEqual(len(re.findall(rb'/Alt [(<]', self.utrecht.bytes)), charts)

    def test_no_time_and_no_path_of_this_machine(self):
        self.assertNotIn('CreationDate', self.utrecht.info)
        for words in (b'file:', str(self.place.path).encode()):
            self.assertNotIn(words, self.utrecht.bytes)

    def test_the_same_run_gives_the_same_bytes_however_many_are_printed_at_once(self):
        before = [(self.place.path / page).read_bytes() for page in self.pages]
        for threads in ('1', '2'):
            self.report('--municipality', 'Utrecht', '--threads', threads)
            self.assertEqual([(self.place.path / page).read_bytes() for page in self.pages], before)

    def test_english_pages_give_english_pdfs(self):
        done = self.place.run('measure', 'report', 'aef-9', '--draws', '10000', '--pdf', '--lang', 'en', '--out', 'english',
                              before=WITH_CHROMIUM)
        self.assertIn('PDF written: 1', done.stdout)
        pdf = Pdf(self.place.path / 'english/index.pdf')
        self.assertIn(b'/Lang (en)', pdf.bytes)
        self.assertIn('measures', pdf.info['Title'])

    def test_nothing_outside_the_report_is_fetched(self):
        asked = []

        class Outside(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # pylint: disable=invalid-name
                asked.append(self.path)
                self.send_error(404)

        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Outside)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.report('--municipality', 'Amersfoort')
        page = self.place.path / 'rapport/gemeente/GM0307.html'
        whole = Pdf(page.with_suffix('.pdf'))
        secret = self.place.write('geheim.html', '<p>GEHEIM</p>')
        outside = f'http://127.0.0.1:{server.server_port}'
        page.write_text(page.read_text(encoding='utf-8').replace('<body>', f"""<body>
            <link rel="stylesheet" href="{outside}/stijl.css"><img src="{outside}/plaatje.png" alt="">
            <iframe src="{outside}/kader.html"></iframe><iframe src="{secret.as_uri()}"></iframe>
            <script>fetch("{outside}/script"); document.body.textContent = "overgenomen";</script>"""),
            encoding='utf-8')
        self.report('--municipality', 'Amersfoort')
        self.assertEqual(asked, [])
        leaked = Pdf(page.with_suffix('.pdf'))
        self.assertEqual(leaked.count('Table'), whole.count('Table'))
        text = subprocess.run(['pdftotext', page.with_suffix('.pdf'), '-'], check=True, capture_output=True).stdout
        self.assertNotIn(b'GEHEIM', text)

    def interrupted(self, number):
        """Prints all pages and sends a signal once the first is there; gives the exit code."""
        folder = self.place.path / 'rapport'
        first = folder / 'nederland.pdf'
        first.unlink(missing_ok=True)
        process = self.place.start('report', '--run', self.run_id, '--pdf', before=WITH_CHROMIUM)
        self.assertTrue(within(PATIENCE * 3, first.is_file))
        process.send_signal(number)
        code = process.wait(timeout=PATIENCE)
        printed = list(folder.rglob('*.pdf'))
        self.assertLess(len(printed), 300, 'it was done before it was interrupted')
        for pdf in printed:
            self.assertTrue(pdf.read_bytes().rstrip().endswith(b'%%EOF'), pdf)
        names = {path.suffix for path in folder.rglob('*') if path.is_file()}
        self.assertEqual(names, {'.html', '.pdf', '.css', '.js', '.csv', '.txt'})
        return code

    def test_interrupted_it_leaves_whole_files_and_nothing_running(self):
        self.assertEqual(self.interrupted(signal.SIGINT), -signal.SIGINT)
        self.assertEqual(list(self.place.temporary.iterdir()), [])

    def test_killed_it_leaves_whole_files_and_nothing_running(self):
        self.assertEqual(self.interrupted(signal.SIGKILL), -signal.SIGKILL)
        self.assertTrue(within(PATIENCE, lambda: not running(str(self.place.temporary))))
        for left in self.place.temporary.iterdir():  # nobody was left to remove it
            shutil.rmtree(left, ignore_errors=True)


class FromMessages(unittest.TestCase):
    def test_the_page_from_messages_and_that_of_measures_are_printed(self):
        place = Workplace()
        self.addCleanup(place.remove)
        place.must('synth', '--municipalities', '1', '--youth', '25', '--years', '1', '--out', 'regio')
        place.must('key', 'new', '--key', 'sleutel')
        place.must('import', 'regio/berichten', '--key', 'sleutel')
        done = place.run('report', '--pdf', '--json', before=WITH_CHROMIUM)
        self.assertEqual(done.returncode, 0, done.stderr)
        traffic, = json.loads(done.stdout)['pdf']
        self.assertEqual(Path(traffic).parent.name, 'berichten')
        done = place.run('measure', 'report', 'aef-9', '--draws', '10000', '--pdf', before=WITH_CHROMIUM)
        self.assertIn('maatregelen/index.pdf', done.stdout)
        for path in (place.path / traffic, place.path / 'maatregelen/index.pdf'):
            pdf = Pdf(path)
            html = path.with_suffix('.html').read_text(encoding='utf-8')
            self.assertEqual((pdf.info['Tagged'], pdf.count('H1'), pdf.complaints), ('yes', 1, ''))
            self.assertEqual(pdf.count('TH'), len(re.findall('<th ', html)))
            self.assertEqual(pdf.count('Figure'), len(re.findall('<svg', html)))


if __name__ == '__main__':
    if not CHROMIUM or not PDFINFO:
        print('skipped: Chromium or pdfinfo (poppler-utils) is not installed')
        sys.exit(SKIPPED)
    unittest.main()
