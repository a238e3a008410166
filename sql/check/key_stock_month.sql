-- The key of stock_month is unique.
SELECT municipality, care_form, month
FROM stock_month
GROUP BY municipality, care_form, month
HAVING count(*) > 1
ORDER BY municipality, care_form, month
