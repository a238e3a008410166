-- title: Opnieuw begonnen na een einde
-- english: Begun again after an end
-- definition: Geëindigde trajecten jeugdhulp die ten minste een jaar te volgen waren, en of er binnen 90 of 365 dagen
--   na het einde een nieuw begon: in welke vorm ook, in dezelfde vorm, of bij een andere aanbieder. Iets
--   anders dan herhaald beroep.
-- polarity: lower
-- source: CBS, uitkomstcriterium zonder hulp verder; doelmaat, methode Trajectories
-- grip: 6
-- summary: 9
-- reading: Na een einde ({care_form}) begon in {share} van de gevallen binnen een jaar opnieuw hulp.
-- needs: trajectory_sequence
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: ended trajectories : Geëindigd
-- column: within_90 trajectories : Binnen 90 dagen
-- column: within_365 trajectories : Binnen 365 dagen
-- column: same_form_within_365 trajectories : In dezelfde vorm
-- column: other_provider_within_365 trajectories : Bij een ander
-- column: share share guarded_by=within_365 share_of=ended : Aandeel binnen 365
SELECT
    municipality, care_form,
    count(*) AS ended,
    count(*) FILTER (days_to_next <= 90) AS within_90,
    count(*) FILTER (days_to_next <= 365) AS within_365,
    count(*) FILTER (days_to_next_same <= 365) AS same_form_within_365,
    count(*) FILTER (days_to_next <= 365 AND NOT next_provider_same) AS other_provider_within_365,
    count(*) FILTER (days_to_next <= 365) / count(*) AS share
FROM trajectory_sequence
WHERE follow_up_days >= 365
GROUP BY municipality, care_form
ORDER BY municipality, care_form
