-- The digests of messages after number $after, at most $most of them.
SELECT message_no AS number, digest FROM land_jw_message
WHERE message_no > $after
ORDER BY message_no
LIMIT $most
