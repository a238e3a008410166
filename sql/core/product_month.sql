-- One row: one product in a month in which a municipality allocated, a provider started or a claim
-- delivered it, with the form of care it counts as.
-- key: municipality, product_category, product_code, month
-- month: first day; product_code: nothing when only the category is said
-- care_form: of the municipality's own code when it has one that is valid in the month (of several the
--   latest), else of the standard list (JZ21), else of the category where all its care is of one form
-- form_source: municipal, standard, category, or none: the code is not known, or is no care by itself
-- short_stay: stays of a few days (logeren)
-- needs: stg_doelmaat__product, allocation, service, claim_month
WITH used AS (
    SELECT municipality, product_category, product_code, date_trunc('month', start_date) AS month
    FROM allocation
    WHERE product_category IS NOT NULL
    UNION
    SELECT municipality, product_category, product_code, date_trunc('month', start_date)
    FROM service
    WHERE product_category IS NOT NULL
    UNION
    SELECT municipality, product_category, product_code, care_month
    FROM claim_month
    WHERE product_category IS NOT NULL
),
own AS (
    SELECT
        used.municipality, used.product_category, used.product_code, used.month,
        arg_max(coalesce(product.care_form, ''), product.valid_from) AS care_form,
        arg_max(product.short_stay, product.valid_from) AS short_stay
    FROM used
    JOIN stg_doelmaat__product AS product
        ON product.municipality = used.municipality
        AND product.product_category = used.product_category
        AND product.product_code = used.product_code
        AND product.valid_from < used.month + INTERVAL 1 MONTH
        AND product.valid_until >= used.month
    GROUP BY ALL
),
listed AS (
    SELECT product_category, product_code, care_form, short_stay
    FROM stg_doelmaat__product
    WHERE municipality IS NULL
)
SELECT
    used.municipality, used.product_category, used.product_code,
    CAST(used.month AS DATE) AS month,
    CASE
        WHEN own.municipality IS NOT NULL THEN nullif(own.care_form, '')
        WHEN standard.product_code IS NOT NULL AND standard.care_form IS NOT NULL
            THEN standard.care_form
        ELSE category.care_form
    END AS care_form,
    CASE
        WHEN own.municipality IS NOT NULL THEN 'municipal'
        WHEN standard.product_code IS NOT NULL AND standard.care_form IS NOT NULL THEN 'standard'
        WHEN category.care_form IS NOT NULL THEN 'category'
        ELSE 'none'
    END AS form_source,
    coalesce(own.short_stay, standard.short_stay, false) AS short_stay
FROM used
LEFT JOIN own
    ON own.municipality = used.municipality AND own.product_category = used.product_category
    AND own.product_code = used.product_code AND own.month = used.month
LEFT JOIN listed AS standard
    ON standard.product_category = used.product_category
    AND standard.product_code = used.product_code
LEFT JOIN listed AS category
    ON category.product_category = used.product_category AND category.product_code IS NULL
ORDER BY used.municipality, used.product_category, used.product_code, used.month
