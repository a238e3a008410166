// What product codes count as in the figures of CBS: lists of the catalogue, put in the store for
// the models to read.
#pragma once

#include "base/embedded_files.h"
#include "store/database.h"

namespace doelmaat::ingest {

// Fills land_product_code anew from three lists of catalog/codes: `productcode-jz21` (the standard
// codes), `productcategorie-cbs` (categories of which all care is of one form) and
// `productcode-gemeente` (own codes of municipalities, each with its period; there when the user's
// folder of the catalogue has it); models
// are then built anew, for these rows are among what they are made of. Lists that are there already
// change nothing. Within the transaction that is open. Throws kConfig, naming file and line, for
// what is no municipality, day or CBS code, for a period that ends before it begins, and for
// periods of one code that overlap.
void LandProductCodes(store::Database& database, const base::Catalog& catalog);

}  // namespace doelmaat::ingest
