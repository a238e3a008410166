-- The statistical neighbours by the official model of a year. One row an authority and position.
-- Bound: $model_year.
SELECT code, position, neighbour_code
FROM stg_england__neighbour
WHERE model_year = $model_year
ORDER BY code, position
