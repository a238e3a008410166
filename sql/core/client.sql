-- One row: one client known from the messages, under a pseudonym.
-- key: client_key
-- birth_year, birth_month: as the latest message that knows the month says it; when none does, the
--   year of the latest that knows the year. Nothing when no message says it.
-- needs: stg_ijw__client
SELECT
    client_key,
    arg_max(birth_year, CASE WHEN birth_month IS NULL THEN -1 ELSE 0 END * (1::BIGINT << 40) + message_seq)
        FILTER (birth_year IS NOT NULL) AS birth_year,
    arg_max(birth_month, message_seq) FILTER (birth_year IS NOT NULL AND birth_month IS NOT NULL)
        AS birth_month
FROM stg_ijw__client
GROUP BY client_key
ORDER BY client_key
