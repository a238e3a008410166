"""A command with what it took, for bench/run and bench/national."""

import os
import subprocess
import sys
import time

MEGABYTE = 1024 * 1024


class Measured:
    """What a command took: seconds on the clock, seconds of CPU and the most memory it held."""

    def __init__(self, command, folder):
        began = time.monotonic()
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT) as process:
            self.said = process.stdout.read().decode()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - began
        self.cpu = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss * 1024 / MEGABYTE
        if process.returncode != 0:
            sys.exit(f'{" ".join(map(str, command))}: exit {process.returncode}\n{self.said}')
