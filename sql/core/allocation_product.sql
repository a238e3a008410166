-- One row: one allocation with the form of care that is delivered on it. Of an allocation of a category
-- (aspecific) or of anything (generic) the form is that of the product claimed most on it, in cents, of
-- equal ones the lowest; before there is a claim, of its category.
-- key: municipality, allocation_number
-- care_form, form_source, short_stay: as in product_month
-- crisis: category 46 (crisis care)
-- paid_at_end: an output product in pieces (unit 82) for the whole of the allocation (frequency 6): its
--   price may be claimed in the month in which it ends (IV089, OP264), so that it is no cost of a month
-- needs: allocation, claim_line, product_month
WITH claimed AS (
    SELECT
        line.municipality, line.allocation_number, line.product_category, line.product_code,
        sum(line.amount_cents) AS cents, min(line.care_month) AS month
    FROM claim_line AS line
    JOIN allocation USING (municipality, allocation_number)
    WHERE allocation.product_code IS NULL AND line.allocation_known AND NOT line.other_client
    GROUP BY ALL
),
most AS (
    SELECT
        municipality, allocation_number,
        first(product_category ORDER BY cents DESC, product_category, product_code)
            AS product_category,
        first(product_code ORDER BY cents DESC, product_category, product_code) AS product_code,
        first(month ORDER BY cents DESC, product_category, product_code) AS month
    FROM claimed
    GROUP BY municipality, allocation_number
)
SELECT
    allocation.municipality, allocation.allocation_number,
    coalesce(most.product_category, allocation.product_category) AS product_category,
    coalesce(most.product_code, allocation.product_code) AS product_code,
    product.care_form,
    coalesce(product.form_source, 'none') AS form_source,
    coalesce(product.short_stay, false) AS short_stay,
    coalesce(coalesce(most.product_category, allocation.product_category) = '46', false) AS crisis,
    coalesce(allocation.unit = '82' AND allocation.frequency = '6', false) AS paid_at_end
FROM allocation
LEFT JOIN most USING (municipality, allocation_number)
LEFT JOIN product_month AS product
    ON product.municipality = allocation.municipality
    AND product.product_category = coalesce(most.product_category, allocation.product_category)
    AND product.product_code IS NOT DISTINCT FROM coalesce(most.product_code, allocation.product_code)
    AND product.month = coalesce(most.month, date_trunc('month', allocation.start_date))
ORDER BY allocation.municipality, allocation.allocation_number
