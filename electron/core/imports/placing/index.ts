export { placingOffers } from './offers.ts';
export { type PlacingParts, placedSource } from './placed-source.ts';
