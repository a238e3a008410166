-- title: Concentratie: hoe het bedrag over aanbieders is verdeeld
-- english: Concentration of spending among providers
-- definition: Van het erkende bedrag aan zorg in de waargenomen maanden van het jaar, alles en per
--   soort. HHI: de Herfindahl-Hirschman-index, de som van de gekwadrateerde aandelen in procenten, van
--   bijna 0 (heel veel kleine) tot 10.000 (een aanbieder). Even grote: bij hoeveel even grote
--   aanbieders de index hetzelfde zou zijn. Grootste en vier grootste: hun aandeel. Voor 80%: het
--   kleinste aantal aanbieders dat samen 80% van het bedrag heeft. Aanbieder is AGB-code: een concern
--   met meer codes maakt de index te laag. Geteld is alles wat de gemeente kreeg gedeclareerd, dus er
--   is geen steekproeffout; het is de inkoop van deze gemeente, niet de markt van de regio. Pgb en
--   lumpsum staan er niet in; wie per saldo niets kreeg telt niet mee.
-- polarity: none
-- source: Hirschman 1964, American Economic Review 54(5), 761; doelmaat, methode Providers
-- grip: 2
-- summary: 11
-- reading: De vier grootste aanbieders hadden in {year} samen {largest_four_share} van het erkende bedrag; er waren er
--   {providers}.
-- at: sector all
-- needs: provider_sector_year
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: sector key : Soort
-- column: trajectories trajectories : Trajecten
-- column: providers number guarded_by=trajectories : Aanbieders
-- column: hhi number guarded_by=trajectories : HHI
-- column: equal_providers decimal guarded_by=trajectories : Even grote
-- column: largest_share share guarded_by=trajectories : Grootste
-- column: largest_four_share share guarded_by=trajectories : Vier grootste
-- column: providers_80 number guarded_by=trajectories : Voor 80%
WITH spend AS (
    SELECT municipality, year, sector, provider, trajectories, recognised_cents
    FROM provider_sector_year
    WHERE sector <> 'none'
    UNION ALL
    SELECT
        municipality, year, 'all', provider, sum(trajectories), sum(recognised_cents)
    FROM provider_sector_year
    GROUP BY municipality, year, provider
),
ranked AS (
    SELECT
        municipality, year, sector, trajectories,
        CAST(recognised_cents AS HUGEINT) AS cents,
        row_number() OVER largest AS place,
        sum(CAST(recognised_cents AS HUGEINT)) OVER (
            PARTITION BY municipality, year, sector ORDER BY recognised_cents DESC, provider
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS reached,
        sum(CAST(recognised_cents AS HUGEINT)) OVER (PARTITION BY municipality, year, sector)
            AS total
    FROM spend
    WHERE recognised_cents > 0
    WINDOW largest AS (
        PARTITION BY municipality, year, sector ORDER BY recognised_cents DESC, provider
    )
)
SELECT
    municipality, CAST(year AS VARCHAR) AS year, sector,
    CAST(sum(trajectories) AS BIGINT) AS trajectories,
    count(*) AS providers,
    CAST(sum(cents * cents) * 10000 AS DOUBLE) / CAST(any_value(total * total) AS DOUBLE) AS hhi,
    CAST(any_value(total * total) AS DOUBLE) / CAST(sum(cents * cents) AS DOUBLE)
        AS equal_providers,
    CAST(max(cents) AS DOUBLE) / CAST(any_value(total) AS DOUBLE) AS largest_share,
    CAST(sum(cents) FILTER (place <= 4) AS DOUBLE) / CAST(any_value(total) AS DOUBLE)
        AS largest_four_share,
    count(*) FILTER ((reached - cents) * 10 < total * 8) AS providers_80
FROM ranked
GROUP BY municipality, year, sector
ORDER BY municipality, year, sector
