-- HMAC-SHA-256 over the sixteen bytes of each key, by its definition: sha256(outer || sha256(inner || key)),
-- and of that the first 128 bits. $inner and $outer are the new key mixed with the two paddings, as
-- hexadecimals. {table}: each landing table with a client_key.
UPDATE {table}
SET client_key = left(
    sha256(unhex($outer) || unhex(sha256(unhex($inner) || unhex(replace(client_key::VARCHAR, '-', ''))))),
    32
)::UUID
WHERE client_key IS NOT NULL
