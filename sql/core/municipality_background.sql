-- One row: population and background of a municipality and year, in its own borders. Everything is a
-- number that can be added up when municipalities merge: percentages and rates are turned into
-- numbers of inhabitants (or households) first.
-- key: year, code
-- Amounts in ten-thousandths. youth = inhabitants of 0-14 plus 0.8 of those of 15-24, close to 0-22.
-- density_weight = address density x inhabitants.
-- Source: CBS 85039NED (2021), Kerncijfers wijken en buurten 2022.
-- needs: stg_statline__observation
WITH wide AS (
    SELECT
        year,
        code,
        max(value_10000) FILTER (topic = 'inwoners') AS inhabitants,
        max(value_10000) FILTER (topic = 'inwoners_0_14') AS inhabitants_0_14,
        max(value_10000) FILTER (topic = 'inwoners_15_24') AS inhabitants_15_24,
        max(value_10000) FILTER (topic = 'huishoudens') AS households,
        max(value_10000) FILTER (topic = 'eenpersoonshuishoudens') AS one_person_households,
        max(value_10000) FILTER (topic = 'huishoudens_met_kinderen') AS households_with_children,
        max(value_10000) FILTER (topic = 'niet_westers') AS non_western,
        max(value_10000) FILTER (topic = 'gescheiden') AS divorced,
        max(value_10000) FILTER (topic = 'adressendichtheid') AS address_density,
        max(value_10000) FILTER (topic = 'bijstand_per_1000') AS assistance_per_1000,
        max(value_10000) FILTER (topic = 'laag_inkomen_pct') AS low_income_pct
    FROM stg_statline__observation
    GROUP BY year, code
)
SELECT
    year,
    code,
    inhabitants,
    CAST(inhabitants_0_14 + inhabitants_15_24 * 8 // 10 AS BIGINT) AS youth,
    households,
    one_person_households,
    households_with_children,
    non_western,
    divorced,
    CAST(CAST(address_density AS HUGEINT) * inhabitants // 10000 AS BIGINT) AS density_weight,
    CAST(CAST(assistance_per_1000 AS HUGEINT) * inhabitants // 10000000 AS BIGINT) AS assistance,
    CAST(CAST(low_income_pct AS HUGEINT) * households // 1000000 AS BIGINT) AS low_income_households
FROM wide
WHERE inhabitants IS NOT NULL
ORDER BY year, code
