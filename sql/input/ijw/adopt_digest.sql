-- For a check without the key: a message after $after that the store has under the same identity, with
-- the same days, numbers and codes, is that message: it takes its digest, which a key makes. Whether it
-- names the same persons is then not judged. {table}: land_jw_message. Of the digest the first 16 hexadecimal
-- digits need no key (src/ingest/message_digest.h).
UPDATE {table} AS land
SET digest = known.digest
FROM (
    SELECT bericht, afzender, identificatie, left(digest, 16) AS said, min(digest) AS digest
    FROM land_jw_message
    WHERE message_no <= $after
    GROUP BY ALL
) AS known
WHERE land.message_no > $after
    AND known.bericht = land.bericht
    AND known.afzender = land.afzender
    AND known.identificatie = land.identificatie
    AND known.said = left(land.digest, 16)
