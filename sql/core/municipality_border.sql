-- One row: where a municipality of `year` lies in the borders of a later (or the same) year.
-- key: border_year, year, code, border_code
-- whole: false when the municipality was split on the way, so that its figures cannot be given to
-- one municipality of the later year (the shares are not published with the figures)
-- needs: stg_cbs__municipality, stg_cbs__merger
WITH RECURSIVE
border_year AS (
    SELECT DISTINCT year AS border_year FROM stg_cbs__municipality
),
step AS (
    SELECT
        border_year.border_year,
        municipality.year,
        municipality.code,
        municipality.code AS border_code,
        true AS whole,
        municipality.year AS reached
    FROM stg_cbs__municipality AS municipality
    JOIN border_year ON border_year.border_year >= municipality.year
    UNION ALL
    SELECT
        step.border_year,
        step.year,
        step.code,
        merger.new_code AS border_code,
        step.whole AND merger.whole AS whole,
        merger.from_year AS reached
    FROM step
    JOIN stg_cbs__merger AS merger ON merger.old_code = step.border_code
    -- Years go up strictly, so that a merger of a municipality with itself ends too.
    WHERE merger.from_year > step.reached
        AND merger.from_year <= step.border_year
),
-- A code that is abolished on the way is not an end.
ended AS (
    SELECT step.*
    FROM step
    ANTI JOIN stg_cbs__merger AS merger
        ON merger.old_code = step.border_code
        AND merger.from_year > step.year
        AND merger.from_year <= step.border_year
)
SELECT DISTINCT border_year, year, code, border_code, whole
FROM ended
ORDER BY border_year, year, code, border_code
