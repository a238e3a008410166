-- TR332. A number of an allocation belongs, within a municipality, to one client and one provider: no
-- earlier allocation has it for another.
-- messages: 301
SELECT DISTINCT
    version.message_no, version.line,
    '/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer' AS path,
    CAST(version.allocation_number AS VARCHAR) AS value,
    CAST(version.allocation_number AS VARCHAR) AS reference
FROM related_allocation AS version
SEMI JOIN related_allocation AS earlier
    ON earlier.municipality = version.municipality
    AND earlier.allocation_number = version.allocation_number
    AND earlier.counts AND earlier.seq < version.seq
    AND (
        earlier.provider <> version.provider OR earlier.client_key <> version.client_key
    )
WHERE version.judged
ORDER BY ALL
