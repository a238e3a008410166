-- One row: expenditure of a municipality on a sub-field of youth care in a statement of a year.
-- key: year, statement, code, part
-- needs: land_iv3_deel
WITH latest AS (
    SELECT jaar, stand, gm_code, max(delivery_id) AS delivery_id
    FROM land_iv3_deel
    GROUP BY jaar, stand, gm_code
)
SELECT
    land.jaar AS year,
    CASE land.stand WHEN 'jaarrekening' THEN 'account' ELSE 'budget' END AS statement,
    land.gm_code AS code,
    land.deeltaakveld AS part,
    land.lasten_cents AS amount_cents
FROM land_iv3_deel AS land
JOIN latest USING (jaar, stand, gm_code, delivery_id)
ORDER BY year, statement, code, part
