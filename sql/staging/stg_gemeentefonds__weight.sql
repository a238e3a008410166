-- One row: what a unit of an allocation measure counts for in a cluster of the grant of a year.
-- key: circular_year, circular, grant_year, cluster, measure
-- weight_10000: euro before the uitkeringsfactor, ten-thousandths
-- needs: land_gemeentefonds_gewicht
WITH latest AS (
    SELECT circulaire, jaar, cluster, max(delivery_id) AS delivery_id
    FROM land_gemeentefonds_gewicht
    GROUP BY circulaire, jaar, cluster
)
SELECT
    CAST(substr(land.circulaire, 2) AS INTEGER) AS circular_year,
    substr(land.circulaire, 2) || substr(land.circulaire, 1, 1) AS circular,
    land.jaar AS grant_year,
    land.cluster,
    land.maatstaf AS measure,
    land.gewicht_10000 AS weight_10000
FROM land_gemeentefonds_gewicht AS land
JOIN latest USING (circulaire, jaar, cluster, delivery_id)
ORDER BY circular_year, circular, grant_year, cluster, measure
