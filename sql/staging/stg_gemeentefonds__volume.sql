-- One row: the volume of an allocation measure of a municipality, as a circular has it for the grant of
-- a year; as its latest delivery says.
-- key: circular_year, circular, grant_year, code, measure
-- circular: the year and M (May) or S (September), so that a later one sorts last
-- needs: land_gemeentefonds_volume
WITH latest AS (
    SELECT circulaire, jaar, maatstaf, max(delivery_id) AS delivery_id
    FROM land_gemeentefonds_volume
    GROUP BY circulaire, jaar, maatstaf
)
SELECT
    CAST(substr(land.circulaire, 2) AS INTEGER) AS circular_year,
    substr(land.circulaire, 2) || substr(land.circulaire, 1, 1) AS circular,
    land.jaar AS grant_year,
    land.gm_code AS code,
    land.maatstaf AS measure,
    land.volume_10000
FROM land_gemeentefonds_volume AS land
JOIN latest USING (circulaire, jaar, maatstaf, delivery_id)
ORDER BY circular_year, circular, grant_year, code, measure
