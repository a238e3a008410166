-- One row: a file that was taken in, with where its figures come from.
-- described: whether a description beside the file fits its bytes
-- key: delivery_id
-- needs: land_delivery
SELECT
    delivery_id,
    source,
    file_name,
    row_count,
    title,
    publisher,
    tables AS table_ids,
    licence,
    retrieved,
    note,
    described
FROM land_delivery
ORDER BY delivery_id
