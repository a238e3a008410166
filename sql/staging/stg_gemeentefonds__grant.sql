-- One row: the grant of a municipality in a cluster, by a circular.
-- key: circular_year, circular, grant_year, code, cluster
-- needs: land_gemeentefonds_uitkering
WITH latest AS (
    SELECT circulaire, jaar, cluster, max(delivery_id) AS delivery_id
    FROM land_gemeentefonds_uitkering
    GROUP BY circulaire, jaar, cluster
)
SELECT
    CAST(substr(land.circulaire, 2) AS INTEGER) AS circular_year,
    substr(land.circulaire, 2) || substr(land.circulaire, 1, 1) AS circular,
    land.jaar AS grant_year,
    land.gm_code AS code,
    land.cluster,
    land.bedrag_cents AS grant_cents
FROM land_gemeentefonds_uitkering AS land
JOIN latest USING (circulaire, jaar, cluster, delivery_id)
ORDER BY circular_year, circular, grant_year, code, cluster
