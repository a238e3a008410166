-- For a check without the key: rows of the messages after $after take the client that the store has for
-- their allocation, so that rules that follow a client can be judged. Whether it is the same child is
-- then not judged. {table}: each landing table with a toewijzing_nummer.
UPDATE {table} AS land
SET client_key = known.client_key
FROM land_jw_message AS message,
    (
        SELECT given.afzender AS municipality, product.toewijzing_nummer,
            arg_max(product.client_key, given.message_no) AS client_key
        FROM land_jw301_product AS product
        JOIN land_jw_message AS given USING (message_no)
        WHERE given.message_no <= $after AND given.bericht = '301'
        GROUP BY ALL
    ) AS known
WHERE land.message_no = message.message_no
    AND message.message_no > $after
    AND known.toewijzing_nummer = land.toewijzing_nummer
    AND known.municipality IN (message.afzender, message.ontvanger)
