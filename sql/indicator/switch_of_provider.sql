-- title: Wisseling van aanbieder
-- english: Switch of provider
-- definition: Geëindigde trajecten jeugdhulp in de waargenomen maanden, ten minste 30 dagen te volgen, en of
--   die vorm van hulp van 30 dagen voor tot 30 dagen na het einde bij een andere aanbieder begon en daar
--   langer duurt. Met overlap: de andere begon op of voor de laatste dag. Geen wisseling als de aanbieder
--   zelf binnen 30 dagen opnieuw begon.
-- polarity: lower
-- source: doelmaat, methode Stacking, pathways and switches
-- grip: 6
-- reading: Van de {ended} geëindigde trajecten {care_form} ging {share} over op een andere aanbieder.
-- needs: provider_switch, pathway_step, observation
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: ended trajectories : Geëindigd
-- column: switched trajectories : Gewisseld
-- column: overlapping trajectories : Met overlap
-- column: share share guarded_by=switched share_of=ended : Aandeel
SELECT
    step.municipality, step.care_form,
    count(*) AS ended,
    count(switch.trajectory_no) AS switched,
    count(*) FILTER (switch.days_to_next <= 0) AS overlapping,
    count(switch.trajectory_no) / count(*) AS share
FROM pathway_step AS step
JOIN observation USING (municipality)
LEFT JOIN provider_switch AS switch USING (trajectory_no)
WHERE step.end_date BETWEEN observation.first_month AND last_day(observation.last_month)
    AND observation.last_day - step.end_date >= 30
GROUP BY step.municipality, step.care_form
ORDER BY step.municipality, step.care_form
