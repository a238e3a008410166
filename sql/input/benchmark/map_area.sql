-- The areas of the map of a year, in order of code. Bound: $border_year.
-- source: who published the borders and under which licence; of a file without a description, its title.
SELECT
    area.shape_year, area.shape_code, coalesce(municipality.name, area.shape_code) AS name,
    area.code, shape.rings,
    concat_ws('; ', coalesce(nullif(delivery.publisher, ''), delivery.title), nullif(delivery.licence, ''))
        AS source
FROM map_area AS area
JOIN stg_cbs__municipality_shape AS shape
    ON shape.year = area.shape_year AND shape.code = area.shape_code
JOIN stg_doelmaat__delivery AS delivery USING (delivery_id)
LEFT JOIN stg_cbs__municipality AS municipality
    ON municipality.year = area.shape_year AND municipality.code = area.shape_code
WHERE area.border_year = $border_year
ORDER BY area.shape_code
