-- TR347. A ReferentieAanbieder is used once by a provider: no earlier request has it.
-- messages: 315, 317
SELECT DISTINCT
    request.message_no,
    min(request.line) OVER (PARTITION BY request.message_no, request.request_reference) AS line,
    CASE request.message_type
        WHEN '315' THEN '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/ReferentieAanbieder'
        ELSE '/Bericht/Client/Verzoek/ReferentieAanbieder'
    END AS path,
    request.request_reference AS value, request.request_reference AS reference
FROM related_request AS request
SEMI JOIN related_request AS earlier
    ON earlier.provider = request.provider
    AND earlier.request_reference = request.request_reference
    AND earlier.counts AND earlier.seq < request.seq
WHERE request.judged
ORDER BY ALL
