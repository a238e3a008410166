-- One row: province and classes of a municipality in a year. Classes of province, size and urbanity
-- are those of CBS, centre function and social structure those of BZK.
-- key: year, code
-- needs: land_gemeenteklasse
WITH latest AS (
    SELECT jaar, max(delivery_id) AS delivery_id FROM land_gemeenteklasse GROUP BY jaar
)
SELECT
    land.jaar AS year,
    land.gm_code AS code,
    land.provincie AS province,
    land.grootteklasse AS size_class,
    land.stedelijkheid AS urbanity_class,
    land.centrumfunctie AS centre_function,
    land.sociale_structuur AS social_structure
FROM land_gemeenteklasse AS land
JOIN latest USING (jaar, delivery_id)
ORDER BY year, code
