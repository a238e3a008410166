-- One row: a municipality that exists in a year, as the latest delivery of that year has it.
-- key: year, code
-- inhabitants: persons on 1 January
-- needs: land_gemeente
WITH latest AS (
    SELECT jaar, max(delivery_id) AS delivery_id FROM land_gemeente GROUP BY jaar
)
SELECT
    land.jaar AS year,
    land.gm_code AS code,
    trim(land.gm_naam) AS name,
    land.inwoners AS inhabitants
FROM land_gemeente AS land
JOIN latest USING (jaar, delivery_id)
ORDER BY year, code
