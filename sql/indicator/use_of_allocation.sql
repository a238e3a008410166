-- title: Verzilvering en openstaande verplichtingen
-- english: Use of allocations and open commitments
-- definition: Toegewezen: wat in de waargenomen maanden volgens de toewijzingen mocht worden geleverd,
--   tegen de gedeclareerde tarieven. Gebruikt: gedeclareerd en niet afgewezen. Verzilvering: gebruikt
--   gedeeld door toegewezen, van toewijzingen met een tarief. Nog te gaan: wat na de laatste maand nog
--   is toegewezen, zonder toewijzingen zonder einddatum.
-- polarity: none
-- source: doelmaat, methode Trajectories; iJw, invulinstructie IV077
-- grip: 5
-- reading: In productcategorie {product_category}, die de meeste jongeren hebben, is {used_share} van de toewijzing
--   gedeclareerd; na de laatste maand is nog {to_come_cents} toegewezen.
-- needs: allocation_use
-- column: municipality key : Gemeente
-- column: product_category key : Categorie
-- column: clients persons : Jongeren
-- column: granted_cents cents guarded_by=clients : Toegewezen
-- column: used_cents cents guarded_by=clients : Gebruikt
-- column: used_share share guarded_by=clients of_amounts : Verzilvering
-- column: to_come_cents cents guarded_by=clients : Nog te gaan
SELECT
    municipality, coalesce(product_category, 'onbekend') AS product_category,
    count(DISTINCT client_key) AS clients,
    CAST(sum(granted_cents) AS BIGINT) AS granted_cents,
    CAST(sum(used_cents) AS BIGINT) AS used_cents,
    CAST(sum(used_cents) FILTER (granted_cents IS NOT NULL) AS DOUBLE)
        / nullif(CAST(sum(granted_cents) AS DOUBLE), 0) AS used_share,
    CAST(coalesce(sum(to_come_cents), 0) AS BIGINT) AS to_come_cents
FROM allocation_use
GROUP BY ALL
ORDER BY municipality, product_category
