-- Makes place for the product codes of the catalogue.
DELETE FROM land_product_code
