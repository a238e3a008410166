-- title: Aanbieders: opnieuw begonnen na een einde
-- english: Providers: begun again after an end
-- definition: Geëindigde trajecten jeugdhulp die ten minste 90 dagen te volgen waren, en of er binnen 90
--   dagen na het einde een nieuw begon, bij dezelfde of een andere aanbieder, met de marge (95%) van
--   het aandeel. Van wie ten minste een jaar te volgen was ook binnen 365 dagen. Niet gecorrigeerd voor
--   wie er komt.
-- polarity: none
-- source: CBS, uitkomstcriterium zonder hulp verder; Wilson 1927; doelmaat, methode Providers
-- grip: 6
-- needs: trajectory_sequence
-- column: municipality key : Gemeente
-- column: provider key : Aanbieder
-- column: ended trajectories : Geëindigd
-- column: again trajectories : Opnieuw binnen 90 dagen
-- column: again_here trajectories parts_of=place : Waarvan bij dezelfde
-- column: again_elsewhere trajectories parts_of=place : Bij een ander
-- column: share share guarded_by=again share_of=ended : Aandeel
-- column: share_low share guarded_by=again low_of=again/ended : Van
-- column: share_high share guarded_by=again high_of=again/ended : Tot
-- column: ended_365 trajectories : Een jaar te volgen
-- column: again_365 trajectories : Opnieuw binnen 365 dagen
SELECT
    municipality, provider,
    count(*) AS ended,
    count(*) FILTER (days_to_next <= 90) AS again,
    count(*) FILTER (days_to_next <= 90 AND next_provider_same) AS again_here,
    count(*) FILTER (days_to_next <= 90 AND NOT next_provider_same) AS again_elsewhere,
    count(*) FILTER (days_to_next <= 90) / count(*) AS share,
    count(*) FILTER (follow_up_days >= 365) AS ended_365,
    count(*) FILTER (follow_up_days >= 365 AND days_to_next <= 365) AS again_365
FROM trajectory_sequence
WHERE follow_up_days >= 90
GROUP BY municipality, provider
ORDER BY municipality, provider
