-- TR355. An answer is to a request (JW315 or JW317) that this provider sent before.
-- messages: 319
SELECT
    answer.message_no, answer.line,
    '/Bericht/Antwoord/ReferentieAanbieder' AS path,
    answer.request_reference AS value,
    answer.request_reference AS reference
FROM related_answer AS answer
ANTI JOIN related_request AS request
    ON request.provider = answer.provider
    AND request.request_reference = answer.request_reference
    AND request.counts AND request.seq < answer.seq
WHERE answer.judged
ORDER BY ALL
