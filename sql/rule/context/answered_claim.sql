-- One row: a judged claim answer (JW325) and the claim it names, whatever became of that: of versions the
-- one of the day it names, else the first.
-- key: message_no (of the answer)
-- needs: related_message
SELECT
    answer.message_no,
    arg_min(
        claim.message_no, (claim.sent_on IS DISTINCT FROM answer.claim_sent_on, claim.seq)
    ) AS claim_no
FROM related_message AS answer
JOIN related_message AS claim
    ON claim.message_type = '323' AND claim.provider = answer.provider
    AND claim.identification = answer.claim_identification AND claim.seq < answer.seq
WHERE answer.judged AND answer.message_type = '325'
GROUP BY answer.message_no
