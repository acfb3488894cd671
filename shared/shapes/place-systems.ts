import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** The coordinate systems in which places are typed and told, the likelier first. */
export const PLACE_SYSTEMS: readonly { readonly crs: string; readonly title: Bilingual }[] = [
  { crs: 'EPSG:4326', title: said('ละติจูด ลองจิจูด (WGS 84)', 'Latitude, longitude (WGS 84)') },
  { crs: 'EPSG:32647', title: said('UTM โซน 47 (WGS 84)', 'UTM zone 47 (WGS 84)') },
  { crs: 'EPSG:32648', title: said('UTM โซน 48 (WGS 84)', 'UTM zone 48 (WGS 84)') },
  { crs: 'EPSG:24047', title: said('UTM โซน 47 (Indian 1975)', 'UTM zone 47 (Indian 1975)') },
  { crs: 'EPSG:24048', title: said('UTM โซน 48 (Indian 1975)', 'UTM zone 48 (Indian 1975)') },
  { crs: 'EPSG:4240', title: said('ละติจูด ลองจิจูด (Indian 1975)', 'Latitude, longitude (Indian 1975)') },
];
