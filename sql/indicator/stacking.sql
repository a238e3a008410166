-- title: Stapeling: dagen met meer dan een traject tegelijk
-- english: Stacking: days with more than one trajectory open
-- definition: Dagen met jeugdhulp in de waargenomen maanden van het jaar waarop een jongere ten minste zoveel
--   trajecten tegelijk had: een dag van een jongere telt eenmaal. Van dezelfde vorm: alle trajecten van
--   die dag zijn een vorm van hulp; gemengd: meer vormen; samen zijn zij alle dagen. Een jongere kan op de
--   ene dag het een hebben en op de andere het ander. Aandeel: van de dagen met ten minste een. Maatregelen tellen niet mee, en hulp binnen een verblijf bij dezelfde aanbieder
--   hoort bij dat verblijf.
-- polarity: none
-- source: Significant 2019, paragraaf 4.7 (stapeling); CBS, Informatieprotocol v7, 3.3; doelmaat, methode
--   Stacking, pathways and switches
-- grip: 3
-- summary: 10
-- reading: In {year} hadden {clients} jongeren op een dag ten minste {at_least} trajecten tegelijk, op {share} van
--   alle dagen met hulp.
-- at: at_least 2
-- needs: client_stack, observation
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: at_least key apart : Ten minste
-- column: clients persons : Jongeren
-- column: same_form_clients persons : Van dezelfde vorm
-- column: mixed_clients persons : Gemengd
-- column: several_providers persons : Bij meer aanbieders
-- column: client_days days guarded_by=clients parts_of=days : Dagen
-- column: same_form_days days guarded_by=same_form_clients parts_of=days : Dagen van dezelfde vorm
-- column: mixed_days days guarded_by=mixed_clients parts_of=days : Dagen gemengd
-- column: share share guarded_by=clients of_amounts : Aandeel
WITH year AS (
    SELECT
        municipality, first_month AS first_day, last_day(last_month) AS last_day,
        unnest(range(year(first_month), year(last_month) + 1)) AS year
    FROM observation
),
part AS (
    SELECT
        stack.municipality, year.year, stack.client_key, stack.open, stack.forms, stack.providers,
        least(coalesce(stack.end_date, year.last_day), year.last_day, make_date(year.year, 12, 31))
            - greatest(stack.start_date, year.first_day, make_date(year.year, 1, 1)) + 1 AS days
    FROM client_stack AS stack
    JOIN year
        ON year.municipality = stack.municipality
        AND stack.start_date <= least(year.last_day, make_date(year.year, 12, 31))
        AND coalesce(stack.end_date, DATE '9999-12-30')
            >= greatest(year.first_day, make_date(year.year, 1, 1))
),
level(at_least) AS (VALUES (1), (2), (3), (4), (5)),
counted AS (
    SELECT
        part.municipality, part.year, level.at_least,
        count(DISTINCT part.client_key) AS clients,
        count(DISTINCT part.client_key) FILTER (part.forms = 1) AS same_form_clients,
        count(DISTINCT part.client_key) FILTER (part.forms > 1) AS mixed_clients,
        count(DISTINCT part.client_key) FILTER (part.providers > 1) AS several_providers,
        CAST(sum(part.days) AS BIGINT) AS client_days,
        CAST(coalesce(sum(part.days) FILTER (part.forms = 1), 0) AS BIGINT) AS same_form_days
    FROM part
    JOIN level ON level.at_least <= part.open
    GROUP BY part.municipality, part.year, level.at_least
)
SELECT
    municipality, CAST(year AS VARCHAR) AS year, CAST(at_least AS VARCHAR) AS at_least, clients,
    same_form_clients, mixed_clients, several_providers, client_days, same_form_days,
    client_days - same_form_days AS mixed_days,
    client_days / max(client_days) OVER (PARTITION BY municipality, year) AS share
FROM counted
ORDER BY municipality, year, at_least
