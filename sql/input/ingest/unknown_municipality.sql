-- Rows of deliveries after $after whose municipality is not in the list of that year: one for every line.
-- Figures of a circular of the gemeentefonds have the municipalities of the grant's year (jaar). Where there
-- is no list of it, that of the year of the circular (list_year), for which they count: then it must be
-- the same municipalities, and one of the list that is not there (absent) is one too: it may have merged.
WITH grants AS (
    SELECT delivery_id, line, circulaire, jaar, gm_code FROM land_gemeentefonds_volume
    UNION ALL
    SELECT delivery_id, line, circulaire, jaar, gm_code FROM land_gemeentefonds_uitkering
),
figure AS (
    SELECT delivery_id, line, jaar, jaar AS list_year, gm_code FROM land_iv3
    UNION ALL
    SELECT delivery_id, line, jaar, jaar, gm_code FROM land_statline
    UNION ALL
    SELECT delivery_id, line, jaar, jaar, gm_code FROM land_gemeenteklasse
    UNION ALL
    SELECT delivery_id, line, jaar, jaar, gm_code FROM land_gemeente_jeugdregio
    UNION ALL
    SELECT delivery_id, line, jaar, jaar, gm_code FROM land_iv3_deel
    UNION ALL
    SELECT delivery_id, line, jaar, jaar, gm_code FROM land_gemeentegrens
    UNION ALL
    SELECT
        delivery_id, line, jaar,
        CASE WHEN jaar IN (SELECT jaar FROM land_gemeente) THEN jaar
            ELSE coalesce(TRY_CAST(substr(circulaire, 2) AS INTEGER), jaar) END,
        gm_code
    FROM grants
),
unknown AS (
    SELECT DISTINCT figure.*, false AS absent
    FROM figure
    ANTI JOIN land_gemeente AS gemeente
        ON gemeente.jaar = figure.list_year AND gemeente.gm_code = figure.gm_code
    WHERE figure.delivery_id > $after
),
borrowed AS (
    SELECT delivery_id, min(line) AS line, jaar, list_year
    FROM figure
    WHERE delivery_id > $after AND list_year <> jaar
    GROUP BY delivery_id, jaar, list_year
),
absent AS (
    SELECT DISTINCT borrowed.*, gemeente.gm_code, true AS absent
    FROM borrowed
    JOIN land_gemeente AS gemeente ON gemeente.jaar = borrowed.list_year
    ANTI JOIN figure
        ON figure.delivery_id = borrowed.delivery_id AND figure.jaar = borrowed.jaar
        AND figure.list_year = borrowed.list_year AND figure.gm_code = gemeente.gm_code
)
SELECT delivery.file_name, wrong.line, wrong.jaar, wrong.list_year, wrong.gm_code, wrong.absent
FROM (
    SELECT delivery_id, line, jaar, list_year, gm_code, absent FROM unknown
    UNION ALL
    SELECT delivery_id, line, jaar, list_year, gm_code, absent FROM absent
) AS wrong
JOIN land_delivery AS delivery USING (delivery_id)
ORDER BY wrong.delivery_id, wrong.line, wrong.jaar, wrong.absent, wrong.gm_code
