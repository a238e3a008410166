-- One row: one LEVERING of the GGM 2.5.1: a delivery of care from its start to its stop, after corrections.
-- key: levering_id (a place in this store)
-- datumstop: of the definitive stop; stopreden: iJw's RedenBeeindiging (COD588)
-- geleverde_zorg_toewijzing_id: nothing for care without an allocation, or one that is not known
-- needs: service, ggm_toewijzing, ggm_client, ggm_voorziening
-- made: view
SELECT
    CAST(
        row_number() OVER (
            ORDER BY
                service.municipality, service.provider, service.client_key,
                service.allocation_number, service.product_category, service.product_code,
                service.start_date
        ) AS INTEGER
    ) AS levering_id,
    service.start_date AS datumstart,
    service.end_date AS datumstop,
    service.end_reason AS stopreden,
    toewijzing.toewijzing_id AS geleverde_zorg_toewijzing_id,
    client.rechtspersoon_id AS prestatie_voor_client_id,
    voorziening.voorziening_id AS voorziening_voorziening_id
FROM service
LEFT JOIN ggm_toewijzing AS toewijzing
    ON toewijzing.gemeentecode = service.municipality
    AND toewijzing.toewijzingnummer = CAST(service.allocation_number AS VARCHAR)
LEFT JOIN ggm_client AS client ON client.code = CAST(service.client_key AS VARCHAR)
LEFT JOIN ggm_voorziening AS voorziening
    ON voorziening.productcategoriecode = service.product_category
    AND voorziening.productcode IS NOT DISTINCT FROM service.product_code
ORDER BY levering_id
