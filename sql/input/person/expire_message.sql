-- Rows of the messages that are dated before $before, or not at all. {table}: each landing table
-- with a message_no, that of the messages last.
DELETE FROM {table}
WHERE message_no IN (
    SELECT message_no FROM land_jw_message WHERE coalesce(dagtekening < $before::DATE, true)
)
