-- TR056. The identification of a message is used once by its sender for that type: an earlier message
-- that counts has the same one and says something else. And a claim has one answer: an earlier answer
-- that counts is to the same claim. The message is then not judged further.
-- messages: 301, 305, 307, 315, 317, 319, 323, 325
SELECT
    message_no, 1 AS line,
    '/Bericht/Header/BerichtIdentificatie/Identificatie' AS path,
    identification AS value, identification AS reference
FROM related_message
WHERE asked AND repeated
UNION ALL
SELECT
    answer.message_no, 1, '/Bericht/Header/DeclaratieIdentificatie/Identificatie',
    answer.claim_identification, answer.claim_identification
FROM related_message AS answer
SEMI JOIN related_message AS earlier
    ON earlier.message_type = '325' AND earlier.counts AND earlier.seq < answer.seq
    AND earlier.provider = answer.provider
    AND earlier.claim_identification = answer.claim_identification
    AND earlier.claim_sent_on IS NOT DISTINCT FROM answer.claim_sent_on
WHERE answer.judged AND answer.message_type = '325'
ORDER BY ALL
