-- The key of map_area is unique.
SELECT border_year, shape_code FROM map_area
GROUP BY border_year, shape_code HAVING count(*) > 1
ORDER BY border_year, shape_code
