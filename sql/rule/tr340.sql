-- TR340. The product code is that of the allocation, where that has one. With another category it is
-- TR339.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductCode' AS path,
    product_code AS value, reference
FROM judged_debit
WHERE comparable AND product_code <> allocated_code
    AND coalesce(product_category = allocated_category, true)
ORDER BY ALL
