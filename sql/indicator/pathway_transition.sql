-- title: Wat op wat volgt, en hoeveel dagen ertussen
-- english: What follows on what, and the days between
-- definition: Opeenvolgende trajecten jeugdhulp van een jongere, in volgorde van begin; het tweede begon
--   in de waargenomen maanden. Tegelijk: het tweede begon voordat het eerste eindigde, of dat
--   eerste liep nog; de andere kwamen na elkaar. Dagen ertussen: lege dagen van wat na elkaar kwam: de
--   helft heeft er hoogstens de mediaan, een kwart hoogstens het eerste en drie kwart hoogstens het
--   derde kwart.
-- polarity: none
-- source: directly-follows van bupaR en PM4Py; Hyndman en Fan 1996; doelmaat, methode Stacking, pathways and
--   switches
-- grip: 4
-- reading: Op {care_form} volgt het vaakst {next_form}: {transitions} keer.
-- estimate: quartiles
-- needs: pathway_step, observation
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: next_form key : Volgende vorm
-- column: transitions trajectories : Overgangen
-- column: same_provider trajectories : Zelfde aanbieder
-- column: in_sequence trajectories parts_of=transitions : Na elkaar
-- column: overlapping trajectories parts_of=transitions : Tegelijk
-- column: first_quarter days guarded_by=in_sequence : Een kwart
-- column: median days guarded_by=in_sequence : Mediaan
-- column: third_quarter days guarded_by=in_sequence : Drie kwart
SELECT
    step.municipality, step.care_form, step.next_form,
    CASE WHEN step.gap_days >= 0 THEN step.gap_days END AS value,
    count(*) AS transitions,
    count(*) FILTER (step.next_provider = step.provider) AS same_provider,
    count(*) FILTER (step.gap_days >= 0) AS in_sequence,
    count(*) FILTER (coalesce(step.gap_days, -1) < 0) AS overlapping
FROM pathway_step AS step
JOIN observation USING (municipality)
WHERE step.next_start BETWEEN observation.first_month AND last_day(observation.last_month)
GROUP BY ALL
ORDER BY ALL
