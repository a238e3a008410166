-- title: Duur van alle trajecten samen
-- english: Duration of all trajectories together
-- definition: Over alle vormen van zorg samen: dagen van begin tot einde, geschat met Kaplan-Meier, zodat wat nog
--   loopt meetelt. Marge: 95%.
-- polarity: none
-- source: Kaplan en Meier 1958; doelmaat, methode Survival
-- grip: 3
-- summary: 4
-- reading: De helft van de trajecten duurt {median~} dagen of korter. Wat nog loopt telt mee.
-- reading: Van {lifetimes} trajecten loopt meer dan de helft nog: hoe lang de helft duurt is nog niet te zeggen.{-median}
-- card: median : Dagen waarbinnen de helft van de trajecten eindigt
-- estimate: survival
-- needs: trajectory_lifetime
-- column: municipality key : Gemeente
-- column: lifetimes trajectories : Trajecten
-- column: ended trajectories : Geëindigd
-- column: median days guarded_by=lifetimes : Mediaan
-- column: median_low days guarded_by=lifetimes : Van
-- column: median_high days guarded_by=lifetimes : Tot
-- column: mean_two_years days guarded_by=lifetimes : Gemiddeld binnen twee jaar
SELECT municipality, entry, exit, ended, count(*) AS lifetimes
FROM trajectory_lifetime
GROUP BY ALL
ORDER BY ALL
