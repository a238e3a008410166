-- TR379. A ReferentieAanbieder is that of an earlier request (JW315 or JW317) of this provider. A
-- later snapshot may repeat it. Whether it had to be left out or filled cannot be seen in messages.
-- messages: 301
SELECT
    version.message_no, version.line,
    '/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ReferentieAanbieder' AS path,
    version.request_reference AS value,
    CAST(version.allocation_number AS VARCHAR) AS reference
FROM related_allocation AS version
ANTI JOIN related_request AS request
    ON request.provider = version.provider
    AND request.request_reference = version.request_reference
    AND request.counts AND request.seq < version.seq
WHERE version.judged AND version.request_reference IS NOT NULL
ORDER BY ALL
