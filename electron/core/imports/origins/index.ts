export { importOriginals, importOrigins } from './origins.ts';
