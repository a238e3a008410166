-- One row: an observation of a StatLine table about a municipality, under the name of the source, as its
-- latest delivery has it.
-- key: year, code, topic
-- value_10000: the value in ten-thousandths, exact; no value = withheld by CBS
-- needs: land_statline
WITH latest AS (
    SELECT jaar, gm_code, onderwerp, max(delivery_id) AS delivery_id
    FROM land_statline
    GROUP BY jaar, gm_code, onderwerp
)
SELECT
    land.jaar AS year,
    land.gm_code AS code,
    land.onderwerp AS topic,
    land.tabel AS table_id,
    land.waarde_10000 AS value_10000
FROM land_statline AS land
JOIN latest USING (jaar, gm_code, onderwerp, delivery_id)
ORDER BY year, code, topic
