-- One row: an area on the map of `border_year`, and the municipality of that year whose figures it
-- shows.
-- key: border_year, shape_code
-- shape_year: the year of the borders that are drawn: `border_year` itself, else the last one before
--   it, else the first one after it.
-- code: no value when the area is not that of one municipality: it holds more of them (they merged
--   later), or a part of one that was split.
-- needs: stg_cbs__municipality, stg_cbs__municipality_shape, municipality_border
WITH border_year AS (
    SELECT DISTINCT year AS border_year FROM stg_cbs__municipality
),
drawn AS (
    SELECT
        border_year.border_year,
        coalesce(
            max(shape.year) FILTER (shape.year <= border_year.border_year), min(shape.year)
        ) AS shape_year
    FROM border_year
    CROSS JOIN (SELECT DISTINCT year FROM stg_cbs__municipality_shape) AS shape
    GROUP BY border_year.border_year
),
-- Older borders lie in a municipality of the year, newer ones hold one or more.
link AS (
    SELECT drawn.border_year, border.code AS shape_code, border.border_code AS code, border.whole
    FROM drawn
    JOIN municipality_border AS border
        ON border.year = drawn.shape_year AND border.border_year = drawn.border_year
    UNION
    SELECT drawn.border_year, border.border_code AS shape_code, border.code, border.whole
    FROM drawn
    JOIN municipality_border AS border
        ON border.year = drawn.border_year AND border.border_year = drawn.shape_year
),
linked AS (
    SELECT
        border_year, shape_code,
        CASE WHEN count(DISTINCT code) = 1 AND bool_and(whole) THEN min(code) END AS code
    FROM link
    GROUP BY border_year, shape_code
)
SELECT drawn.border_year, drawn.shape_year, shape.code AS shape_code, linked.code
FROM drawn
JOIN stg_cbs__municipality_shape AS shape ON shape.year = drawn.shape_year
LEFT JOIN linked ON linked.border_year = drawn.border_year AND linked.shape_code = shape.code
ORDER BY drawn.border_year, shape.code
