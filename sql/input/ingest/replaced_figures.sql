-- Figures of a delivery of a StatLine table that take the place of others, of another table: one row a
-- table, with how many there are.
-- Bound: $delivery.
WITH before AS (
    SELECT
        jaar,
        gm_code,
        onderwerp,
        last(tabel ORDER BY delivery_id) AS tabel,
        last(waarde_10000 ORDER BY delivery_id) AS waarde_10000
    FROM land_statline
    WHERE delivery_id < $delivery
    GROUP BY jaar, gm_code, onderwerp
)
SELECT before.tabel AS replaced, count(*) AS figures
FROM land_statline AS land
JOIN before USING (jaar, gm_code, onderwerp)
WHERE
    land.delivery_id = $delivery
    AND before.tabel <> land.tabel
    AND before.waarde_10000 IS DISTINCT FROM land.waarde_10000
GROUP BY before.tabel
ORDER BY before.tabel
