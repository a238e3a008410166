import unittest

from made_up_tree import MadeUpTree, load_tool

check = load_tool('check_texts').check


class CheckTexts(MadeUpTree):
    def expect(self, locale, code, *breaches):
        self.write('locales/en.toml', locale.replace('= "', '= "In English: '))
        self.expect_in_two(locale, code, *breaches)

    def expect_in_two(self, locale, code, *breaches):
        self.write('locales/nl.toml', locale)
        self.write('src/base/a.cpp', code)
        self.assertEqual(check(self.root), list(breaches))

    def expect_english(self, dutch, english, *breaches):
        self.write('locales/en.toml', english)
        self.expect_in_two(dutch, 'Say("a.b", values);\n', *breaches)

    def test_texts_that_are_said_pass(self):
        self.expect(
            '[file]\ngone = "Weg: {file}."\nempty = "Leeg."\n',
            'Say("file.gone", {{"file", path.string()}}); base::Say("file.empty");\n',
        )

    def test_a_key_without_a_text_is_named_with_its_place(self):
        self.expect(
            '', '\nSay("file.gone");\n', 'src/base/a.cpp:2: there is no text file.gone in locales/'
        )

    def test_a_key_that_is_only_asked_about_must_exist_too(self):
        self.expect(
            '', 'HasText("a.b");\n', 'src/base/a.cpp:1: there is no text a.b in locales/'
        )

    def test_a_function_with_a_key_parameter_is_held_to_it_as_well(self):
        self.expect(
            '',
            'void Refuse(std::string_view key, int line);\nRefuse(\n    "a.b", 1);\n',
            'src/base/a.cpp:3: there is no text a.b in locales/',
        )

    def test_a_text_that_nothing_says_is_named(self):
        self.expect('a.b = "x"\n', '// Say("a.b")\n', 'locales: nothing says a.b')

    def test_use_in_a_test_does_not_count(self):
        self.write('src/base/a_test.cpp', 'Say("a.b");\n')
        self.expect('a.b = "x"\n', '', 'locales: nothing says a.b')

    def test_keys_in_the_catalogue_and_in_templates_count(self):
        self.write('catalog/peer/x.toml', 'reason = "peer.youth"\n')
        self.write('web/templates/page.tpl', '<p>{{#text}}page.title{{/text}}\n')
        self.expect('peer.youth = "x"\npage.title = "y"\n', '')

    def test_keys_made_while_running_are_declared_by_their_start(self):
        self.expect(
            '[unit]\neur = "euro"\n[other]\nx = "y"\n',
            '// texts: unit.*\nSay("unit." + name);\n',
            'locales: nothing says other.x',
        )

    def test_keys_made_while_running_must_be_declared(self):
        self.expect(
            'unit.eur = "euro"\n',
            'Say("unit." + name);\n',
            'src/base/a.cpp:1: a key made while running; declare it: // texts: unit.*',
            'locales: nothing says unit.eur',
        )

    def test_a_declared_start_has_texts(self):
        self.expect(
            '',
            '// texts: unit.*\n',
            'locales: no text starts with unit., declared as texts: unit.*',
        )

    def test_values_that_differ_from_the_text_are_named(self):
        self.expect(
            'a.b = "{file}: {line}"\n',
            'Say("a.b", {{"file", Name({1, 2})}, {"row", "}"}});\n',
            'src/base/a.cpp:1: a.b: not given: line; not in the text: row',
        )

    def test_values_that_are_not_written_out_are_left_alone(self):
        self.expect('a.b = "{file}"\n', 'Say("a.b", values);\n')

    def test_a_key_in_two_files_is_refused(self):
        self.write('locales/nl_report.toml', 'a.b = "x"\n')
        self.expect(
            'a.b = "x"\n', 'Say("a.b");\n', 'locales/nl_report.toml: a.b stands in another file too'
        )

    def test_a_key_has_both_languages(self):
        self.expect_english('a.b = "x"\n', '', 'locales: a.b has no English')
        self.expect_english(
            'a.b = "x"\n', 'a.b = "y"\na.c = "z"\n', 'locales: a.c is English only'
        )

    def test_both_languages_ask_for_the_same_values(self):
        self.expect_english(
            'a.b = "{file} weg"\n',
            'a.b = "gone"\n',
            'locales: a.b: English and Dutch ask for other values (not in the text: file)',
        )

    def test_english_is_not_the_dutch_text_unless_listed(self):
        self.expect_english('a.b = "x"\n', 'a.b = "x"\n', 'locales: a.b is not translated')
        self.write('tools/english_exceptions.txt', 'same a.b\n')
        self.expect_english('a.b = "x"\n', 'a.b = "x"\n')

    def test_a_dutch_word_in_english_is_named_unless_listed(self):
        dutch, english = 'a.b = "het bestand"\n', 'a.b = "het file"\n'
        self.expect_english(
            dutch, english, 'locales: a.b has a Dutch word in its English: het'
        )
        self.write('tools/english_exceptions.txt', 'names a.b\n')
        self.expect_english(dutch, english)

    def test_what_the_catalogue_says_has_english(self):
        self.write('catalog/peer/x.toml', '[[feature]]\nlabel = "Jongeren"\nunit = "share"\n')
        self.write('sql/indicator/x.sql', '-- title: T\n-- definition: Dagen\n--   zorg\nSELECT')
        self.expect(
            '',
            '',
            'catalog/peer/x.toml: no English in locales/catalog_en.toml: Jongeren',
            'sql/indicator/x.sql: no English in locales/catalog_en.toml: Dagen zorg',
        )
        self.write(
            'locales/catalog_en.toml', '[text]\n"Jongeren" = "Young"\n"Dagen zorg" = "Days"\n'
        )
        self.expect('', '')

    def test_english_of_what_the_catalogue_says_no_more_is_named(self):
        self.write('data/nl/x.toml', 'retrieved = "onbekend; kopie op 1 mei"\n')
        self.write(
            'locales/catalog_en.toml', '[text]\n"Jaren" = "Years"\n"kopie op {day}" = "copy {day}"\n'
        )
        self.expect('', '', 'locales/catalog_en.toml: the catalogue does not say: Jaren')

    def test_a_kept_text_has_one_english(self):
        self.write('src/base/translated.cpp', 'kKept = {"a."};')
        self.write('catalog/peer/x.toml', 'label = "x"\n')
        self.write('locales/catalog_en.toml', '[text]\n"x" = "one"\n')
        self.expect_english(
            'a.b = "x"\n',
            'a.b = "other"\n',
            'locales: a.b and locales/catalog_en.toml are one Dutch text and two English ones',
        )

    def test_a_word_may_follow_a_number(self):
        self.expect('a.b = "{n} {n|line|lines}"\n', 'x = Say("a.b", {{"n", n}});\n')

    def test_a_kept_text_chooses_no_word_by_a_number(self):
        self.write('src/base/translated.cpp', 'kKept = {"a."};')
        self.expect_english('a.b = "{n|x|y}"\n', 'a.b = "{n|v|w}"\n',
                            'locales: a.b is kept in runs and chooses a word by a number')


if __name__ == '__main__':
    unittest.main()
