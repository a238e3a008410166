-- TR332. A number of an allocation belongs, within a municipality, to one client and one provider: no
-- earlier allocation has it for another.
-- messages: 301
WITH contested AS (
    SELECT municipality, allocation_number
    FROM related_allocation
    GROUP BY municipality, allocation_number
    HAVING min(provider) <> max(provider) OR min(client_key) <> max(client_key)
)
SELECT DISTINCT
    version.message_no, version.line,
    '/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer' AS path,
    CAST(version.allocation_number AS VARCHAR) AS value,
    CAST(version.allocation_number AS VARCHAR) AS reference
FROM related_allocation AS version
SEMI JOIN contested USING (municipality, allocation_number)
JOIN related_allocation AS earlier
    ON earlier.municipality = version.municipality
    AND earlier.allocation_number = version.allocation_number
WHERE version.judged AND earlier.counts AND earlier.seq < version.seq
    AND (earlier.provider <> version.provider OR earlier.client_key <> version.client_key)
ORDER BY ALL
