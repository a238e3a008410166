-- One row: the first answer (JW325) that was sent to a claim (JW323), whatever became of either.
-- key: message_no (of the claim)
-- needs: related_message
SELECT
    claim.message_no,
    arg_min(answer.message_no, answer.seq) AS answer_no,
    min(answer.seq) AS answer_seq
FROM related_message AS claim
JOIN related_message AS answer
    ON answer.message_type = '325' AND answer.provider = claim.provider
    AND answer.claim_identification = claim.identification
    AND coalesce(answer.claim_sent_on = claim.sent_on, true)
WHERE claim.message_type = '323'
GROUP BY claim.message_no
