-- TR339. The category is that of the allocation, where that has one.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductCategorie' AS path,
    product_category AS value, reference
FROM judged_debit
WHERE comparable AND product_category <> allocated_category
ORDER BY ALL
