import latin500 from '@fontsource/sarabun/files/sarabun-latin-500-normal.woff2?url';
import latin600 from '@fontsource/sarabun/files/sarabun-latin-600-normal.woff2?url';
import latin700 from '@fontsource/sarabun/files/sarabun-latin-700-normal.woff2?url';
import thai500 from '@fontsource/sarabun/files/sarabun-thai-500-normal.woff2?url';
import thai600 from '@fontsource/sarabun/files/sarabun-thai-600-normal.woff2?url';
import thai700 from '@fontsource/sarabun/files/sarabun-thai-700-normal.woff2?url';
import type { StyleSpecification } from 'maplibre-gl';

type FontFaces = NonNullable<StyleSpecification['font-faces']>;

const THAI = ['U+0E00-0E7F'];

const faces = (thai: string, latin: string): { url: string; 'unicode-range'?: string[] }[] => [
  { url: new URL(thai, location.href).href, 'unicode-range': THAI },
  { url: new URL(latin, location.href).href },
];

/**
 * Sarabun for map labels, one name per weight. Both files of a weight are declared under one name: with fonts of the
 * page's own CSS, which are split by range, the map would cache another font's Thai.
 */
export const FONT_FACES: FontFaces = {
  'Sarabun 500': faces(thai500, latin500),
  'Sarabun 600': faces(thai600, latin600),
  'Sarabun 700': faces(thai700, latin700),
};

/** The map font of a weight. */
export const fontOf = (weight: '500' | '600' | '700'): [string] => [`Sarabun ${weight}`];
