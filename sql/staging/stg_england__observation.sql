-- One row: an observation of a local authority in a year. No value = suppressed at the source, or none.
-- key: year, code, measure
-- needs: land_england_observation
WITH latest AS (
    SELECT year, measure, max(delivery_id) AS delivery_id
    FROM land_england_observation
    GROUP BY year, measure
)
SELECT
    land.year,
    land.la_code AS code,
    land.measure,
    land.value_10000
FROM land_england_observation AS land
JOIN latest USING (year, measure, delivery_id)
ORDER BY year, code, measure
