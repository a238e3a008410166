-- One row: expenditure on a task field in a statement of a year, in the borders of a later year:
-- amounts of merged municipalities added up.
-- key: border_year, year, statement, code, task_field
-- amount_cents: cents; no value when one of the merged municipalities has no return
-- members: municipalities of `year` that are in it; split: one that was split on the way should
-- have given a part, which is not known
-- needs: stg_iv3__expenditure, municipality_return, municipality_border
WITH placed AS (
    SELECT
        border.border_year,
        expenditure.year,
        expenditure.statement,
        border.border_code AS code,
        expenditure.task_field,
        expenditure.amount_cents,
        municipality_return.returned,
        border.whole
    FROM stg_iv3__expenditure AS expenditure
    JOIN municipality_return USING (year, statement, code)
    JOIN municipality_border AS border USING (year, code)
)
SELECT
    border_year,
    year,
    statement,
    code,
    task_field,
    CASE WHEN bool_and(returned) FILTER (whole)
        THEN CAST(sum(amount_cents) FILTER (whole) AS BIGINT) END AS amount_cents,
    CAST(count(*) FILTER (whole) AS INTEGER) AS members,
    bool_or(NOT whole) AS split
FROM placed
GROUP BY border_year, year, statement, code, task_field
ORDER BY border_year, year, statement, code, task_field
