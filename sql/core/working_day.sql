-- One row: one day from the first public holiday of the list to the last (1-1-2010 to 26-12-2039), with how
-- many working days there were until then.
-- key: day
-- is_working_day: Monday to Friday and no public holiday
-- working_days: from the first day to this day, this day included. Between the day on which a term
--   begins and a later day lie the difference of the two: the day of the beginning does not count.
-- source: public_holiday; iJw speaks of "werkdagen" (OP090, OP271) and does not say which they are
-- needs: public_holiday
WITH day AS (
    SELECT CAST(unnest(range(min(day), max(day) + INTERVAL 1 DAY, INTERVAL 1 DAY)) AS DATE) AS day
    FROM public_holiday
),
holiday AS (
    SELECT DISTINCT day FROM public_holiday
),
marked AS (
    SELECT day.day, isodow(day.day) < 6 AND holiday.day IS NULL AS is_working_day
    FROM day
    LEFT JOIN holiday ON holiday.day = day.day
)
SELECT
    day, is_working_day,
    CAST(sum(CAST(is_working_day AS INTEGER)) OVER (ORDER BY day) AS INTEGER) AS working_days
FROM marked
ORDER BY day
