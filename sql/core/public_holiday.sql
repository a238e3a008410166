-- One row: one public holiday of the years 2010 to 2039: a day on which no term of the messages runs.
-- key: day, name (two may fall on one day: 5 May 2016)
-- name: new_year, good_friday, easter_monday, king, liberation, ascension, whit_monday, christmas or
--   second_christmas; the Sundays of Easter and Whitsun are no working days as it is
-- liberation: 5 May of every year, as the law has it; that many work four years of five does not count
-- king: 27 April, when that is a Sunday the day before; up to 2013 30 April in the same way
-- left out: days that a decree puts on a par with these (art. 3.3), such as the Friday after Ascension
-- source: Algemene termijnenwet, art. 3.1 and 3.2 (Good Friday); Easter by the Gregorian computus of
--   Meeus 1991, Astronomical Algorithms, chapter 8
WITH year AS (
    SELECT unnest(range(2010, 2040)) AS y
),
moon AS (
    SELECT
        y, y % 19 AS a, y // 100 AS b, y % 100 AS c,
        (19 * (y % 19) + y // 100 - y // 400 - (y // 100 - (y // 100 + 8) // 25 + 1) // 3 + 15) % 30
            AS h
    FROM year
),
week AS (
    SELECT y, a, h, (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7 AS l
    FROM moon
),
easter AS (
    SELECT
        y,
        make_date(y, 3, 1) + CAST(h + l - 7 * ((a + 11 * h + 22 * l) // 451) + 21 AS INTEGER)
            AS sunday
    FROM week
),
named AS (
    SELECT make_date(y, 1, 1) AS day, 'new_year' AS name FROM year
    UNION ALL
    SELECT sunday - 2, 'good_friday' FROM easter
    UNION ALL
    SELECT sunday + 1, 'easter_monday' FROM easter
    UNION ALL
    SELECT
        CASE
            WHEN isodow(make_date(y, 4, CASE WHEN y < 2014 THEN 30 ELSE 27 END)) = 7
                THEN make_date(y, 4, CASE WHEN y < 2014 THEN 29 ELSE 26 END)
            ELSE make_date(y, 4, CASE WHEN y < 2014 THEN 30 ELSE 27 END)
        END,
        'king'
    FROM year
    UNION ALL
    SELECT make_date(y, 5, 5), 'liberation' FROM year
    UNION ALL
    SELECT sunday + 39, 'ascension' FROM easter
    UNION ALL
    SELECT sunday + 50, 'whit_monday' FROM easter
    UNION ALL
    SELECT make_date(y, 12, 25), 'christmas' FROM year
    UNION ALL
    SELECT make_date(y, 12, 26), 'second_christmas' FROM year
)
SELECT day, name
FROM named
ORDER BY day, name
