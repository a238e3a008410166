"""Reads C++ source just far enough for the checks: its strings, its comments and the code between."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r'(?P<line_comment>//[^\n]*)'
    r'|(?P<block_comment>/\*.*?\*/)'
    r'|(?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\((?P<raw>.*?)\)(?P=mark)"'
    r'|"(?P<string>(?:\\.|[^"\\\n])*)"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?P<target><[^>\n]+>|"[^"\n]+")', re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    line: int
    start: int
    end: int
    text: str


class CppText:
    """`code` is the source with comments blanked out, at the same offsets."""

    def __init__(self, source: str):
        self.source = source
        self.strings: list[Piece] = []
        self.comments: list[Piece] = []
        self.code = _TOKEN.sub(self._take, source)
        self.includes = [
            Piece(self.line_at(m.start('target')), m.start('target'), m.end(), m['target'])
            for m in _INCLUDE.finditer(self.code)
        ]

    def line_at(self, offset: int) -> int:
        return self.source.count('\n', 0, offset) + 1

    def _take(self, match: re.Match) -> str:
        whole = match[0]
        if whole.startswith(('//', '/*')):
            self._keep(self.comments, match, whole)
            return re.sub(r'[^\n]', ' ', whole)
        for group in ('raw', 'string'):
            if match[group] is not None:
                self._keep(self.strings, match, match[group])
        return whole

    def _keep(self, pieces: list, match: re.Match, text: str) -> None:
        pieces.append(Piece(self.line_at(match.start()), match.start(), match.end(), text))
