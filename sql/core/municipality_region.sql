-- One row: the youth-care region of a municipality in the borders of `border_year`.
-- key: border_year, code
-- region_year: the year of the classification: `border_year` itself, else the last one before it,
--   else the first one after it. A municipality whose parts lie in more regions has no row.
-- needs: stg_cbs__municipality, stg_cbs__youth_region_member, municipality_border
WITH border_year AS (
    SELECT DISTINCT year AS border_year FROM stg_cbs__municipality
),
chosen AS (
    SELECT
        border_year.border_year,
        coalesce(
            max(member.year) FILTER (member.year <= border_year.border_year), min(member.year)
        ) AS region_year
    FROM border_year
    CROSS JOIN (SELECT DISTINCT year FROM stg_cbs__youth_region_member) AS member
    GROUP BY border_year.border_year
),
-- Members of an earlier year went up into a municipality; those of a later year took it in.
link AS (
    SELECT chosen.border_year, chosen.region_year, border.border_code AS code, border.code AS member
    FROM chosen
    JOIN municipality_border AS border
        ON border.year = chosen.region_year AND border.border_year = chosen.border_year
    UNION
    SELECT chosen.border_year, chosen.region_year, border.code, border.border_code AS member
    FROM chosen
    JOIN municipality_border AS border
        ON border.year = chosen.border_year AND border.border_year = chosen.region_year
)
SELECT
    link.border_year, link.code, link.region_year, min(member.region_code) AS region_code
FROM link
JOIN stg_cbs__youth_region_member AS member
    ON member.year = link.region_year AND member.code = link.member
GROUP BY link.border_year, link.code, link.region_year
HAVING count(DISTINCT member.region_code) = 1
ORDER BY link.border_year, link.code
