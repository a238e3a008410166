-- One row: a youth-care region in a year.
-- key: year, region_code
-- needs: land_jeugdregio
WITH latest AS (
    SELECT jaar, max(delivery_id) AS delivery_id FROM land_jeugdregio GROUP BY jaar
)
SELECT land.jaar AS year, land.jz_code AS region_code, land.naam AS name
FROM land_jeugdregio AS land
JOIN latest USING (jaar, delivery_id)
ORDER BY year, region_code
