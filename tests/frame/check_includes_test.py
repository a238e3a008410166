"""tools/check_includes finds a standard header that is used and not included, and nothing else."""

import unittest

from made_up_tree import MadeUpTree, load_tool

check = load_tool('check_includes').check


class CheckIncludes(MadeUpTree):
    def expect(self, path, text, *breaches):
        self.write(path, text)
        self.assertEqual(check(self.root), list(breaches))

    def test_a_header_that_the_file_names_is_there(self):
        self.expect('src/base/a.cpp', '#include <vector>\nstd::vector<int> a;\n')

    def test_a_header_that_no_file_names_is_missed_where_it_is_used_first(self):
        self.expect(
            'src/base/a.cpp',
            '#include <string>\nstd::string text;\nstd::vector<int> a;\nstd::vector<int> b;\n',
            'src/base/a.cpp:3: std::vector without #include <vector>',
        )

    def test_a_header_of_ours_brings_what_it_includes(self):
        self.write('src/base/a.h', '#pragma once\n#include <vector>\n')
        self.write('src/base/b.h', '#pragma once\n#include "base/a.h"\n')
        self.expect('src/stats/c.cpp', '#include "base/b.h"\nstd::vector<int> a;\n')

    def test_a_header_beside_the_file_counts_as_well(self):
        self.write('tests/sql/a.h', '#pragma once\n#include <map>\n')
        self.expect('tests/sql/a.cpp', '#include "a.h"\nstd::map<int, int> a;\n')

    def test_one_header_of_the_standard_library_does_not_bring_another(self):
        self.expect(
            'app/a.cpp',
            '#include <filesystem>\nstd::string a;\n',
            'app/a.cpp:2: std::string without #include <string>',
        )

    def test_a_comment_uses_nothing(self):
        self.expect('bench/a.cpp', '// As std::vector does.\nint a;\n')

    def test_headers_that_include_each_other_end(self):
        self.write('src/base/a.h', '#include "base/b.h"\n')
        self.expect('src/base/b.h', '#include "base/a.h"\nstd::set<int> a;\n',
                    'src/base/b.h:2: std::set without #include <set>')


if __name__ == '__main__':
    unittest.main()
