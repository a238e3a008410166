-- One row: one LEVERANCIER of the GGM 2.5.1: a provider that was allocated, delivered, claimed or asked.
-- key: rechtspersoon_id
-- needs: ggm_rechtspersoon
-- made: view
SELECT rechtspersoon_id, identificatie AS agbcode
FROM ggm_rechtspersoon
WHERE NOT is_client
ORDER BY rechtspersoon_id
