-- What a municipality recognised in a month is the same over landed lines, clients, products and providers.
SELECT municipality, claim_month, landed_cents, client_cents, product_cents, provider_cents
FROM recognised_total
WHERE landed_cents <> client_cents OR landed_cents <> product_cents OR landed_cents <> provider_cents
ORDER BY municipality, claim_month
