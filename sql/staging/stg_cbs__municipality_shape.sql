-- One row: the simplified border of a municipality in a year, for maps only.
-- key: year, code
-- rings: "x y dx dy dx dy ..." in ten-thousandths of a degree of longitude and latitude (WGS84), the
--   first point whole and every other one as the difference from the one before; rings close
--   themselves and have ";" between them; a ring inside another is a hole
-- delivery_id: where it comes from (stg_doelmaat__delivery)
-- needs: land_gemeentegrens
WITH latest AS (
    SELECT jaar, max(delivery_id) AS delivery_id FROM land_gemeentegrens GROUP BY jaar
)
SELECT land.jaar AS year, land.gm_code AS code, land.vlakken AS rings, land.delivery_id
FROM land_gemeentegrens AS land
JOIN latest USING (jaar, delivery_id)
ORDER BY year, code
