-- Figures of StatLine that the latest delivery has of a table, withheld or not. One row a year,
-- municipality and topic.
-- Bound: $table.
SELECT jaar, gm_code, onderwerp
FROM land_statline
GROUP BY jaar, gm_code, onderwerp
HAVING last(tabel ORDER BY delivery_id) = $table
ORDER BY jaar, gm_code, onderwerp
