-- One row: the youth-care region of a municipality in a year.
-- key: year, code
-- overlap_share: share of the area of the municipality inside the region (certainty of the
-- assignment, not a share of membership)
-- needs: land_gemeente_jeugdregio
WITH latest AS (
    SELECT jaar, max(delivery_id) AS delivery_id FROM land_gemeente_jeugdregio GROUP BY jaar
)
SELECT
    land.jaar AS year,
    land.gm_code AS code,
    land.jz_code AS region_code,
    CAST(land.overlap_10000 / 10000.0 AS DECIMAL(9, 4)) AS overlap_share
FROM land_gemeente_jeugdregio AS land
JOIN latest USING (jaar, delivery_id)
ORDER BY year, code
