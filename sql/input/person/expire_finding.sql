-- Findings on a message that broke off, which has no number and no day: old when no message it came
-- with, of its delivery and entry, is of later.
DELETE FROM land_jw_finding AS finding
WHERE finding.message_no IS NULL
  AND NOT EXISTS (
    SELECT 1
    FROM land_jw_message AS message
    WHERE message.delivery_id = finding.delivery_id
      AND message.entry IS NOT DISTINCT FROM finding.entry
      AND message.dagtekening >= $before::DATE
)
