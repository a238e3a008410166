-- title: Wachttijd tot de zorg begint, ook van wie nog wacht
-- english: Waiting time until care begins, those who wait included
-- definition: Dagen van het verzoek (JW315), of zonder verzoek van de toewijzing, tot de eerste dag
--   zorg, beide meegeteld; begon de zorg eerder, dan 1. Geschat met Kaplan-Meier: wie nog wacht of
--   nooit begon telt mee tot de laatste dag. Een toewijzing (van een keten de
--   eerste) of een verzoek dat er geen kreeg is een keer wachten: alle uit de berichten, ook van voor de
--   eerste waargenomen maand. Afgewezen verzoeken tellen niet mee. Gemiddeld binnen twee jaar: dagen tot
--   het begin, of 730.
-- polarity: lower
-- source: Kaplan en Meier 1958; doelmaat, methode Survival
-- grip: 1
-- reading: Bij de vorm waar het vaakst op wordt gewacht, {care_form}, wacht de helft {median~} dagen of korter.
-- chart: ranges care_form median median_low median_high
-- estimate: survival
-- needs: waiting_time
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: lifetimes trajectories : Keer gewacht
-- column: ended trajectories : Begonnen
-- column: median days guarded_by=lifetimes : Mediaan
-- column: median_low days guarded_by=lifetimes : Van
-- column: median_high days guarded_by=lifetimes : Tot
-- column: mean_two_years days guarded_by=lifetimes : Gemiddeld binnen twee jaar
SELECT
    municipality, coalesce(care_form, 'unknown') AS care_form,
    0 AS entry,
    greatest(waited_days, 0) + 1 AS exit,
    state = 'started' AS ended,
    count(*) AS lifetimes
FROM waiting_time
WHERE state <> 'rejected'
GROUP BY ALL
ORDER BY ALL
