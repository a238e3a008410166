-- The stock of a month is that of the month before with what came and without what left.
WITH chained AS (
    SELECT
        municipality, care_form, month, stock_before, inflow, outflow, stock,
        lag(stock) OVER (PARTITION BY municipality, care_form ORDER BY month) AS last_stock
    FROM stock_month
)
SELECT municipality, care_form, month, stock_before, inflow, outflow, stock
FROM chained
WHERE stock_before + inflow - outflow <> stock OR stock_before <> coalesce(last_stock, stock_before)
ORDER BY municipality, care_form, month
