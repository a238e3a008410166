-- title: Trajecten die in de laatste twaalf maanden begonnen en eindigden
-- english: Trajectories that began and ended in the last twelve months
-- definition: Trajecten jeugdhulp in de laatste twaalf waargenomen maanden: hoeveel er begonnen, hoeveel
--   daarvan met crisis, hoeveel er eindigden, en hoeveel daarvan langer dan zes maanden hadden geduurd.
--   Pleegzorg staat apart. Modules binnen een verblijf tellen niet mee, zoals bij het CBS. Zonder
--   twaalf maanden aan berichten is er geen cijfer.
-- polarity: none
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7; AEF, Doorrekening maatregelen, bijlage 2
-- needs: trajectory, observation
-- column: municipality key : Gemeente
-- column: sector key : Soort
-- column: begun trajectories : Begonnen
-- column: crisis trajectories : Met crisis
-- column: ended trajectories : Geëindigd
-- column: over_six_months trajectories : Langer dan zes maanden
WITH year AS (
    SELECT
        municipality,
        last_month - INTERVAL 11 MONTH AS first_day,
        last_day(last_month) AS last_day
    FROM observation
    WHERE first_month <= last_month - INTERVAL 11 MONTH
),
kind(sector) AS (VALUES ('without_stay'), ('with_stay'), ('foster')),
help AS (
    SELECT
        municipality, start_date, end_date, crisis,
        CASE WHEN care_form = 'foster' THEN 'foster' ELSE sector END AS sector
    FROM trajectory
    WHERE NOT within_stay
)
SELECT
    year.municipality, kind.sector,
    count(*) FILTER (help.start_date BETWEEN year.first_day AND year.last_day) AS begun,
    count(*) FILTER (help.start_date BETWEEN year.first_day AND year.last_day AND help.crisis)
        AS crisis,
    count(*) FILTER (help.end_date BETWEEN year.first_day AND year.last_day) AS ended,
    count(*) FILTER (
        help.end_date BETWEEN year.first_day AND year.last_day
        AND help.start_date + INTERVAL 6 MONTH < help.end_date + 1
    ) AS over_six_months
FROM year
CROSS JOIN kind
LEFT JOIN help ON help.municipality = year.municipality AND help.sector = kind.sector
GROUP BY year.municipality, kind.sector
ORDER BY year.municipality, kind.sector
