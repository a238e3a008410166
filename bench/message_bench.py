"""The part of bench/run that takes in iJw messages of a made-up region."""

import re
import subprocess
from pathlib import Path

MUNICIPALITIES = 20
YOUTH = 20000
YOUTH_OF_100000 = 2600  # in care over a year: 2.6% of the inhabitants, as of the country
SHARE = YOUTH / 460000  # of a national year, for the numbers of one
SYSTEM_PYTHON = '/usr/bin/python3'  # the one that Debian's python3-lxml and python3-pandas are for
LANDED = re.compile(r'([\d.]+) MB in ([\d.]+) s: ([\d.]+) MB/s, .* ([\d.]+) MB of memory')


def claim_files(region, folder):
    """A folder with the JW323 files of a region alone, each by a link."""
    folder.mkdir()
    for path in sorted(region.glob('*/*jw323*.xml')):
        (folder / path.name).symlink_to(path)
    return folder


def landing(program, folder):
    """Megabytes, seconds and memory of landing a folder, without models."""
    said = subprocess.run([program, folder], check=True, capture_output=True, text=True).stdout
    found = LANDED.search(said)
    return float(found[1]), float(found[2]), float(found[4])


def peer_seconds(files, folder):
    """What an analyst's script takes for the same files; nothing where its libraries are not."""
    script = Path(__file__).with_name('ijw_peer.py')
    done = subprocess.run([SYSTEM_PYTHON, script, folder / 'peer.csv', *files], check=False,
                          capture_output=True, text=True)
    return float(done.stdout.split()[0]) if done.returncode == 0 else None


def measure(binary, folder, measured):
    """Rows as bench/run prints them; `measured(*arguments)` runs doelmaat in `folder`."""
    region = folder / 'regio' / 'berichten'
    made = measured('synth', '--municipalities', str(MUNICIPALITIES), '--youth', str(YOUTH),
                    '--seed', '3', '--out', 'regio')
    claims = claim_files(region, folder / 'declaraties')
    megabytes, seconds, landing_memory = landing(binary.with_name('bench_ijw_landing'), claims)
    measured('key', 'new', '--key', 'sleutel')
    taken_in = ('import', region, '--store', 'berichten.duckdb', '--key', 'sleutel')
    imported = measured(*taken_in)
    again = measured(*taken_in)
    rows = [
        ('synth, 20,000 youths', made.seconds, 60, 's', ''),
        ('JW323 to landing, per GB', 1000 * seconds / megabytes, 6.67, 's',
         f'{megabytes / seconds:.0f} MB/s of {megabytes:.0f} MB'),
        ('import of that region, with models', imported.seconds, 60 * SHARE, 's', 'a year in 60 s'),
        ('the same again, nothing new', again.seconds, 20 * SHARE, 's', 'a year in 20 s'),
        ('memory of landing', landing_memory, 1000, 'MB', ''),
        ('memory of import, with models', imported.megabytes, 12000, 'MB', 'half of the machine'),
    ]
    peer = peer_seconds(sorted(claims.iterdir()), folder)
    if peer is not None:
        rows.append(('ours over lxml and pandas, same JW323', seconds / peer, 1, 'x',
                     f'they need {peer:.1f} s for less'))
    return rows


def measure_municipality(folder, measured):
    """A municipality of 100,000 inhabitants, three years of messages: from import to its report."""
    measured('synth', '--municipalities', '1', '--youth', str(YOUTH_OF_100000), '--years', '3',
             '--seed', '1', '--out', 'gemeente')
    code = 'GM' + next((folder / 'gemeente' / 'berichten').iterdir()).name
    imported = measured('import', folder / 'gemeente' / 'berichten', '--store', 'gemeente.duckdb',
                        '--key', 'sleutel')
    wrote = ('report', '--store', 'gemeente.duckdb', '--municipality', code, '--out', 'uit')
    report = measured(*wrote)
    again = measured(*wrote)
    return [
        ('a municipality, import to report', imported.seconds + report.seconds, 5, 's',
         f'of which the report {report.seconds:.1f} s'),
        ('its report, there already', again.seconds, 3, 's', 'nothing written'),
    ]
