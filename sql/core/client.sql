-- One row: one client known from the messages, under a pseudonym.
-- key: client_key
-- birth_year, birth_month: as the latest message that knows the month says it; when none does, the
--   year of the latest that knows the year. Nothing when no message says it.
-- needs: stg_ijw__client
WITH said AS (
    SELECT
        client_key, birth_year, birth_month,
        row_number() OVER (
            PARTITION BY client_key
            ORDER BY birth_month IS NULL, message_seq DESC, birth_year, birth_month
        ) AS place
    FROM stg_ijw__client
    WHERE birth_year IS NOT NULL
)
SELECT client.client_key, said.birth_year, said.birth_month
FROM (SELECT DISTINCT client_key FROM stg_ijw__client) AS client
LEFT JOIN said ON said.client_key = client.client_key AND said.place = 1
ORDER BY client.client_key
