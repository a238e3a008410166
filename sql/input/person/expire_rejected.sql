-- A rejected fragment knows its delivery and entry, and so its message; what was no message has no
-- day, and counts as old.
DELETE FROM land_rejected AS rejected
WHERE NOT EXISTS (
    SELECT 1
    FROM land_jw_message AS message
    WHERE message.delivery_id = rejected.delivery_id
      AND message.entry IS NOT DISTINCT FROM rejected.entry
      AND message.dagtekening >= $before::DATE
)
