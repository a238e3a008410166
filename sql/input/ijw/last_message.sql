-- The number of the message that came last; 0 when there is none.
SELECT coalesce(max(message_no), 0) AS message_no FROM land_jw_message
