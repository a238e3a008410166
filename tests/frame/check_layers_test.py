import unittest

from made_up_tree import MadeUpTree, load_tool

check = load_tool('check_layers').check

LAYERS = """# folder: folders it may include
base:
numerics: base
store: base
benchmark: base store numerics
report: base
app: base report
"""


class CheckLayers(MadeUpTree):
    def setUp(self):
        super().setUp()
        self.write('src/LAYERS', LAYERS)

    def expect(self, path, text, *breaches):
        self.write(path, text)
        self.assertEqual(check(self.root), list(breaches))

    def test_edges_in_the_list_pass(self):
        self.write('app/main.cpp', '#include <string>\n#include "report/page.h"\n')
        self.write('src/report/page.h', '#pragma once\n#include "base/text.h"\n#include "report/a.h"\n')
        self.expect('src/base/text.h', '#pragma once\n')

    def test_an_edge_that_is_not_listed_is_named_with_what_is_allowed(self):
        self.expect(
            'src/numerics/lp.h',
            '#pragma once\n#include "base/check.h"\n#include "store/query.h"\n',
            'src/numerics/lp.h:3: "store/query.h": numerics may include base (src/LAYERS)',
        )

    def test_app_is_held_to_its_edges_too(self):
        self.expect(
            'app/main.cpp',
            '#include "store/query.h"\n',
            'app/main.cpp:1: "store/query.h": app may include base report (src/LAYERS)',
        )

    def test_a_folder_that_is_not_listed_is_a_breach(self):
        self.expect('src/extra/a.h', '', 'src/extra/a.h:1: folder extra is not in src/LAYERS')

    def test_an_include_must_start_from_src(self):
        self.expect(
            'src/base/a.cpp',
            '#include "text.h"\n',
            'src/base/a.cpp:1: "text.h": include from src, as "base/text.h"',
        )

    def test_a_commented_include_does_not_count(self):
        self.expect('src/base/a.cpp', '// #include "store/a.h"\n/*\n#include "store/a.h"\n*/\n')

    def test_only_input_files_of_an_analysis_read_the_store(self):
        self.write('src/benchmark/benchmark_input.cpp', '#include "store/query.h"\n')
        self.write('src/benchmark/benchmark_input_test.cpp', '#include "store/query.h"\n')
        self.expect(
            'src/benchmark/benchmark.cpp',
            '#include "store/query.h"\n',
            'src/benchmark/benchmark.cpp:1: "store/query.h": '
            'in an analysis only *_input files include the store',
        )

    def test_only_the_store_includes_duckdb(self):
        self.write('src/store/database.cpp', '#include <duckdb.h>\n')
        self.write('src/report/a.cpp', '#include <duckdb.h>\n')
        self.expect(
            'src/base/a.cpp',
            '#include "duckdb.h"\n',
            'src/base/a.cpp:1: <duckdb.h>: only src/store includes DuckDB',
            'src/report/a.cpp:1: <duckdb.h>: only src/store includes DuckDB',
        )

    def test_headers_of_others_stay_out_of_our_headers(self):
        for include, owner in [
            ('Eigen/Dense', 'numerics'),
            ('nlohmann/json.hpp', 'service'),
            ('coin/ClpSimplex.hpp', 'numerics'),
            ('toml++/toml.h', 'base'),
            ('ctemplate/template.h', 'report'),
            ('libxml/parser.h', 'ijw'),
        ]:
            with self.subTest(include):
                self.write('src/store/a.cpp', f'#include <{include}>\n')
                self.expect(
                    'src/store/a.h',
                    f'#include <{include}>\n',
                    f'src/store/a.h:1: <{include}>: in a .cpp file, or a header of src/{owner}',
                )

    def test_the_owner_may_have_them_in_a_header(self):
        self.expect('src/numerics/matrix_view.h', '#include <Eigen/Core>\n')

    def test_sql_stands_in_the_store_and_in_tests_only(self):
        text = 'auto a = "SELECT 1";\n'
        self.write('src/store/a.cpp', text)
        self.write('src/report/a_test.cpp', text)
        self.expect(
            'src/report/a.cpp',
            '// "SELECT 1" is no SQL in a comment\n' + text + 'auto b = R"(\nDELETE FROM x)";\n',
            'src/report/a.cpp:2: SQL in C++; put the query in a file under sql/',
            'src/report/a.cpp:3: SQL in C++; put the query in a file under sql/',
        )

    def test_words_that_look_like_sql_pass(self):
        self.expect('src/report/a.cpp', 'auto a = "Select a row"; auto b = "UPDATED"; char c = \'"\';\n')

    def test_folder_names_that_say_nothing_are_refused(self):
        self.expect('sql/utils/a.sql', '', 'sql/utils: a folder name says what is in it')

    def test_a_cycle_is_shown(self):
        self.expect('src/LAYERS', 'a: b\nb: c\nc: a\n', 'src/LAYERS: a cycle: a -> b -> c -> a')

    def test_an_unknown_folder_or_a_second_line_is_refused(self):
        self.expect(
            'src/LAYERS',
            'a: gone\na:\n',
            'src/LAYERS:2: expected "folder: folders", once a folder',
            'src/LAYERS: a uses gone, which is not listed',
        )


if __name__ == '__main__':
    unittest.main()
