-- title: Aanbieders: wachten tussen toewijzing en begin
-- english: Providers: delay between allocation and start
-- definition: Dagen van de eerste dag waarop de zorg mocht beginnen (de toewijzing, of haar ingangsdatum als die later
--   is) tot de eerste dag zorg, beide meegeteld; begon de zorg eerder, dan 1. Geschat met Kaplan-Meier: wie
--   nog wacht of nooit begon telt mee. Anders dan de wachttijd tot de zorg begint, die vanaf het verzoek
--   telt. Alle toewijzingen uit de berichten (van een keten de eerste), ook van voor de eerste waargenomen
--   maand. Niet gecorrigeerd voor wie er komt.
-- polarity: lower
-- source: Kaplan en Meier 1958; doelmaat, methoden Survival en Providers
-- grip: 1
-- estimate: survival
-- needs: waiting_time
-- column: municipality key : Gemeente
-- column: provider key : Aanbieder
-- column: lifetimes trajectories : Toewijzingen
-- column: ended trajectories : Begonnen
-- column: median days guarded_by=lifetimes : Mediaan
-- column: median_low days guarded_by=lifetimes : Van
-- column: median_high days guarded_by=lifetimes : Tot
-- column: mean_two_years days guarded_by=lifetimes : Gemiddeld binnen twee jaar
SELECT
    municipality, provider,
    0 AS entry,
    greatest(
        coalesce(requested_on, allocated_on) + waited_days - greatest(allocated_on, wanted_from), 0
    ) + 1 AS exit,
    state = 'started' AS ended,
    count(*) AS lifetimes
FROM waiting_time
WHERE waiting_for = 'start'
GROUP BY ALL
ORDER BY ALL
