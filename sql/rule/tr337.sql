-- TR337. An answer is to a claim (JW323) that its receiver sent before, by sender and identification;
-- also to one that was faulty or refused. Where it is not, nothing else is compared with a claim.
-- messages: 325
SELECT
    answer.message_no, 1 AS line,
    '/Bericht/Header/DeclaratieIdentificatie/Identificatie' AS path,
    coalesce(answer.claim_identification, '') AS value,
    coalesce(answer.claim_identification, '') AS reference
FROM related_message AS answer
ANTI JOIN answered_claim USING (message_no)
WHERE answer.judged AND answer.message_type = '325'
ORDER BY ALL
