-- One row: one BESCHIKTE_VOORZIENING of the GGM 2.5.1: the product of one allocation.
-- key: beschikte_voorziening_id, the same number as its toewijzing_id
-- is_voorziening_voorziening_id: nothing for an allocation of anything (generic)
-- leveringsvorm_287_enum_id: 4 is ZIN; a budget of one's own (pgb) is in no iJw message
-- needs: allocation, ggm_toewijzing, ggm_voorziening
-- made: view
SELECT
    toewijzing.toewijzing_id AS beschikte_voorziening_id,
    toewijzing.datumstarttoewijzing AS datumstart,
    toewijzing.datumeindetoewijzing AS datumeinde,
    toewijzing.eenheid_enum_id, toewijzing.frequentie_enum_id, toewijzing.omvang,
    voorziening.voorziening_id AS is_voorziening_voorziening_id,
    4 AS leveringsvorm_287_enum_id,
    toewijzing.toewijzing_id AS toegewezen_product_toewijzing_id,
    toewijzing.wet_enum_id
FROM ggm_toewijzing AS toewijzing
JOIN allocation
    ON allocation.municipality = toewijzing.gemeentecode
    AND CAST(allocation.allocation_number AS VARCHAR) = toewijzing.toewijzingnummer
LEFT JOIN ggm_voorziening AS voorziening
    ON voorziening.productcategoriecode = allocation.product_category
    AND voorziening.productcode IS NOT DISTINCT FROM allocation.product_code
ORDER BY beschikte_voorziening_id
