-- One row: one RECHTSPERSOON of the Gemeentelijk Gegevensmodel (GGM 2.5.1): a client, under a pseudonym, or a
-- provider. Numbered together, for in the model both are one.
-- key: rechtspersoon_id (a place in this store, no meaning elsewhere)
-- identificatie: pseudonym of a client, AGB code of a provider
-- source: Gemeente Delft, Gemeentelijk Gegevensmodel v2.5.1, Sociaal Domein Beschikking en Voorziening
-- needs: client, allocation, service, claim, request
-- made: view
WITH person AS (
    SELECT 1 AS kind, CAST(client_key AS VARCHAR) AS identificatie
    FROM client
    UNION
    SELECT 2, provider FROM allocation
    UNION
    SELECT 2, provider FROM service
    UNION
    SELECT 2, provider FROM claim
    UNION
    SELECT 2, provider FROM request
)
SELECT
    CAST(row_number() OVER (ORDER BY kind, identificatie) AS INTEGER) AS rechtspersoon_id,
    identificatie,
    kind = 1 AS is_client
FROM person
ORDER BY rechtspersoon_id
