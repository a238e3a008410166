-- Rows of deliveries after $after whose municipality is not in the list of that year.
WITH figure AS (
    SELECT delivery_id, line, jaar, gm_code FROM land_iv3
    UNION ALL
    SELECT delivery_id, line, jaar, gm_code FROM land_statline
    UNION ALL
    SELECT delivery_id, line, jaar, gm_code FROM land_gemeenteklasse
    UNION ALL
    SELECT delivery_id, line, jaar, gm_code FROM land_gemeente_jeugdregio
    UNION ALL
    SELECT delivery_id, line, jaar, gm_code FROM land_iv3_deel
    UNION ALL
    SELECT delivery_id, line, jaar, gm_code FROM land_gemeentefonds_volume
    UNION ALL
    SELECT delivery_id, line, jaar, gm_code FROM land_gemeentefonds_uitkering
    UNION ALL
    SELECT delivery_id, line, jaar, gm_code FROM land_gemeentegrens
)
SELECT delivery.file_name, figure.line, figure.jaar, figure.gm_code
FROM figure
JOIN land_delivery AS delivery USING (delivery_id)
ANTI JOIN land_gemeente AS gemeente
    ON gemeente.jaar = figure.jaar AND gemeente.gm_code = figure.gm_code
WHERE figure.delivery_id > $after
ORDER BY delivery.delivery_id, figure.line
