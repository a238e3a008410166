-- The youth-care region of every municipality that has one, by region and code. Bound: $border_year.
SELECT
    member.region_code, coalesce(region.name, member.region_code) AS name, member.region_year,
    member.code
FROM municipality_region AS member
LEFT JOIN stg_cbs__youth_region AS region
    ON region.year = member.region_year AND region.region_code = member.region_code
WHERE member.border_year = $border_year
ORDER BY member.region_code, member.code
