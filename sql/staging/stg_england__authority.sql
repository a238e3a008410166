-- One row: a local authority of England that exists in a year, as its latest delivery has it.
-- key: year, code
-- needs: land_england_authority
WITH latest AS (
    SELECT year, max(delivery_id) AS delivery_id
    FROM land_england_authority
    GROUP BY year
)
SELECT
    land.year,
    land.la_code AS code,
    trim(land.la_name) AS name,
    land.region
FROM land_england_authority AS land
JOIN latest USING (year, delivery_id)
ORDER BY year, code
