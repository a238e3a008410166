-- One row: a statistical neighbour of a local authority by the official model of a year.
-- key: model_year, code, position
-- position: 1 is the most similar
-- needs: land_england_neighbour
WITH latest AS (
    SELECT model_year, max(delivery_id) AS delivery_id
    FROM land_england_neighbour
    GROUP BY model_year
)
SELECT
    land.model_year,
    land.la_code AS code,
    land.position,
    land.neighbour_code
FROM land_england_neighbour AS land
JOIN latest USING (model_year, delivery_id)
ORDER BY model_year, code, position
