-- One row: expenditure on a task field in a statement of a year, in the borders of a later year:
-- amounts of merged municipalities added up.
-- key: border_year, year, statement, code, task_field
-- amount_cents: cents; no value when one of the merged municipalities has no return, be it a row of
--   zeros or no row at all
-- members: municipalities of `year` that are in it; split: one that was split on the way should
-- have given a part, which is not known
-- needs: stg_iv3__expenditure, municipality_return, municipality_border
WITH complete AS (
    SELECT
        border.border_year,
        border.year,
        handed_in.statement,
        border.border_code AS code,
        bool_and(coalesce(municipality_return.returned, false)) AS returned
    FROM municipality_border AS border
    JOIN (SELECT DISTINCT year, statement FROM municipality_return) AS handed_in USING (year)
    LEFT JOIN municipality_return USING (year, statement, code)
    WHERE border.whole
    GROUP BY border.border_year, border.year, handed_in.statement, border.border_code
),
placed AS (
    SELECT
        border.border_year,
        expenditure.year,
        expenditure.statement,
        border.border_code AS code,
        expenditure.task_field,
        expenditure.amount_cents,
        border.whole
    FROM stg_iv3__expenditure AS expenditure
    JOIN municipality_border AS border USING (year, code)
)
SELECT
    border_year,
    year,
    statement,
    code,
    task_field,
    CASE WHEN bool_and(complete.returned)
        THEN CAST(sum(amount_cents) FILTER (whole) AS BIGINT) END AS amount_cents,
    CAST(count(*) FILTER (whole) AS INTEGER) AS members,
    bool_or(NOT whole) AS split
FROM placed
LEFT JOIN complete USING (border_year, year, statement, code)
GROUP BY border_year, year, statement, code, task_field
ORDER BY border_year, year, statement, code, task_field
