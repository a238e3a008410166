-- title: Aanbieders: duur van trajecten, ook van wat nog loopt
-- english: Providers: duration of trajectories, those that go on included
-- definition: Dagen van begin tot einde, beide meegeteld, per aanbieder en vorm, geschat met Kaplan-Meier: wat nog
--   loopt telt mee. Let op de marge: een aanbieder met weinig trajecten wijkt al door toeval af. Niet
--   gecorrigeerd voor wie er komt.
-- polarity: none
-- source: Kaplan en Meier 1958; doelmaat, methoden Survival en Providers
-- grip: 3
-- estimate: survival
-- needs: trajectory_lifetime
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: provider key : Aanbieder
-- column: lifetimes trajectories : Trajecten
-- column: ended trajectories : Geëindigd
-- column: median days guarded_by=lifetimes : Mediaan
-- column: median_low days guarded_by=lifetimes : Van
-- column: median_high days guarded_by=lifetimes : Tot
-- column: mean_two_years days guarded_by=lifetimes : Gemiddeld binnen twee jaar
SELECT municipality, care_form, provider, entry, exit, ended, count(*) AS lifetimes
FROM trajectory_lifetime
GROUP BY ALL
ORDER BY ALL
