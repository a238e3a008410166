-- The key of stg_england__neighbour is unique.
SELECT model_year, code, position FROM stg_england__neighbour
GROUP BY model_year, code, position HAVING count(*) > 1
ORDER BY model_year, code, position
