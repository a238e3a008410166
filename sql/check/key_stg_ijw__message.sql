-- The keys of stg_ijw__message are unique: its place in the order, the landed message and the identity.
-- The staging views of the records of messages add one message to each landed row, so this is their
-- key check too.
WITH found AS (
    SELECT 'message_seq' AS key, CAST(message_seq AS VARCHAR) AS value
    FROM stg_ijw__message GROUP BY message_seq HAVING count(*) > 1
    UNION ALL
    SELECT 'message_no', CAST(message_no AS VARCHAR)
    FROM stg_ijw__message GROUP BY message_no HAVING count(*) > 1
    UNION ALL
    SELECT 'identity', message_type || ' ' || sender || ' ' || identification
    FROM (
        SELECT
            message_type, identification,
            CASE WHEN message_type IN ('319', '301', '325') THEN municipality ELSE provider END
                AS sender
        FROM stg_ijw__message
    )
    GROUP BY message_type, sender, identification HAVING count(*) > 1
)
SELECT key, value FROM found ORDER BY key, value
