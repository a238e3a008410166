-- The digests of messages $after + 1 to $upto. A range and not a limit: the store finds it without
-- sorting the millions behind it.
SELECT message_no AS number, digest FROM land_jw_message
WHERE message_no > $after AND message_no <= $upto
ORDER BY message_no
