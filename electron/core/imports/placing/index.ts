export { plainText } from './coordinate.ts';
export { placingOffers } from './offers.ts';
export { readPair } from './pair.ts';
export { type PlacingParts, placedSource } from './placed-source.ts';
