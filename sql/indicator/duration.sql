-- title: Duur van trajecten, ook van wat nog loopt
-- english: Duration of trajectories, those that go on included
-- definition: Dagen van begin tot einde, beide meegeteld, geschat met Kaplan-Meier: wat nog loopt telt
--   mee tot de laatste dag, wat al liep pas vanaf de eerste maand. Geen mediaan: meer dan de helft
--   loopt nog. Gemiddeld binnen twee jaar: dagen tot het einde, of 730.
-- polarity: none
-- source: Kaplan en Meier 1958; doelmaat, methode Survival
-- grip: 3
-- reading: Van de vorm met de meeste trajecten, {care_form}, duurt de helft {median~} dagen of korter.
-- chart: ranges care_form median median_low median_high
-- estimate: survival
-- needs: trajectory_lifetime
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: lifetimes trajectories : Trajecten
-- column: ended trajectories : Geëindigd
-- column: median days guarded_by=lifetimes : Mediaan
-- column: median_low days guarded_by=lifetimes : Van
-- column: median_high days guarded_by=lifetimes : Tot
-- column: mean_two_years days guarded_by=lifetimes : Gemiddeld binnen twee jaar
SELECT municipality, care_form, entry, exit, ended, count(*) AS lifetimes
FROM trajectory_lifetime
GROUP BY ALL
ORDER BY ALL
