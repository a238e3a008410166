-- title: Wachttijd in alle vormen van zorg samen
-- english: Waiting time in all forms of care together
-- definition: Over alle vormen van zorg samen: dagen van het verzoek (JW315), of zonder verzoek van de toewijzing, tot
--   de eerste dag zorg, geschat met Kaplan-Meier, zodat wie nog wacht meetelt. Alle keren wachten uit de
--   berichten, ook van voor de eerste waargenomen maand. Marge: 95%.
-- polarity: lower
-- source: Kaplan en Meier 1958; doelmaat, methode Survival
-- grip: 1
-- summary: 5
-- reading: De helft wacht {median~} dagen of korter tot de zorg begint. Van {lifetimes} keer wachten zijn er {ended}
--   geëindigd met zorg; wie nog wacht of nooit begon telt mee.
-- reading: De helft wacht {median~} dagen of korter tot de zorg begint; wie nog wacht of nooit begon telt mee.
-- reading: Van {lifetimes} keer wachten is minder dan de helft al geëindigd met zorg.{-median}
-- card: median : Dagen wachten waarbinnen de helft is begonnen
-- estimate: survival
-- needs: waiting_time
-- column: municipality key : Gemeente
-- column: lifetimes trajectories : Keer gewacht
-- column: ended trajectories : Begonnen
-- column: median days guarded_by=lifetimes : Mediaan
-- column: median_low days guarded_by=lifetimes : Van
-- column: median_high days guarded_by=lifetimes : Tot
-- column: mean_two_years days guarded_by=lifetimes : Gemiddeld binnen twee jaar
SELECT
    municipality,
    0 AS entry,
    greatest(waited_days, 0) + 1 AS exit,
    state = 'started' AS ended,
    count(*) AS lifetimes
FROM waiting_time
WHERE state <> 'rejected'
GROUP BY ALL
ORDER BY ALL
