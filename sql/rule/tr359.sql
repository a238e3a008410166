-- TR359. No answer follows an allocation with the same ReferentieAanbieder. An unknown request is
-- TR355.
-- messages: 319
SELECT
    answer.message_no, answer.line,
    '/Bericht/Antwoord/ReferentieAanbieder' AS path,
    answer.request_reference AS value,
    answer.request_reference AS reference
FROM related_answer AS answer
SEMI JOIN related_request AS request
    ON request.provider = answer.provider
    AND request.request_reference = answer.request_reference
    AND request.counts AND request.seq < answer.seq
SEMI JOIN related_allocation AS allocation
    ON allocation.provider = answer.provider
    AND allocation.request_reference = answer.request_reference
    AND allocation.counts AND allocation.seq < answer.seq
WHERE answer.judged
ORDER BY ALL
