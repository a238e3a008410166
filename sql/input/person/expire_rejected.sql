-- A rejected fragment knows its delivery, its entry and as far as it could be read the sender and
-- the number of its message. What was no message has no day, and counts as old when no message it
-- came with is of later.
DELETE FROM land_rejected AS rejected
WHERE NOT EXISTS (
    SELECT 1
    FROM land_jw_message AS message
    WHERE message.delivery_id = rejected.delivery_id
      AND message.entry IS NOT DISTINCT FROM rejected.entry
      AND rejected.afzender IN ('', message.afzender)
      AND rejected.identificatie IN ('', message.identificatie)
      AND message.dagtekening >= $before::DATE
)
