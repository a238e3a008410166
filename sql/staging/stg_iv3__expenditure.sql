-- One row: expenditure of a municipality on a task field (taakveld) in a statement of a year, as its
-- latest delivery has it.
-- key: year, statement, code, task_field
-- amount_cents: cents; "totaal" is all task fields together
-- needs: land_iv3
WITH latest AS (
    SELECT jaar, stand, gm_code, max(delivery_id) AS delivery_id
    FROM land_iv3
    GROUP BY jaar, stand, gm_code
)
SELECT
    land.jaar AS year,
    CASE land.stand WHEN 'jaarrekening' THEN 'account' ELSE 'budget' END AS statement,
    land.gm_code AS code,
    land.taakveld AS task_field,
    land.lasten_cents AS amount_cents
FROM land_iv3 AS land
JOIN latest USING (jaar, stand, gm_code, delivery_id)
ORDER BY year, statement, code, task_field
