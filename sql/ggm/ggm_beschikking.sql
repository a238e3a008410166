-- One row: one BESCHIKKING of the GGM 2.5.1, by which a client has an allocation. Messages do not tell which
-- allocations were one decision, so there is one for each: a link, no count of decisions.
-- key: beschikking_id, the same number as its toewijzing_id
-- needs: allocation, ggm_toewijzing, ggm_client
-- made: view
SELECT
    toewijzing.toewijzing_id AS beschikking_id,
    client.rechtspersoon_id AS client_id,
    toewijzing.toewijzing_id AS heeft_voorzieningen_beschikte_voorziening_id,
    toewijzing.toewijzing_id AS toewijzing_toewijzing_id,
    toewijzing.wet_enum_id
FROM ggm_toewijzing AS toewijzing
JOIN allocation
    ON allocation.municipality = toewijzing.gemeentecode
    AND CAST(allocation.allocation_number AS VARCHAR) = toewijzing.toewijzingnummer
LEFT JOIN ggm_client AS client ON client.code = CAST(allocation.client_key AS VARCHAR)
ORDER BY beschikking_id
