import type { Field, LayerSummary } from '../../../../shared/contract/layers.ts';
import { type LayerStyle, layerStyle } from '../../../../shared/contract/style.ts';

/** A number that a layer is said to have. */
export const aNumber = (name: string): Field => ({
  ...{ name, title: name, titleEn: name, type: 'integer', unit: null, codeList: null, editable: true },
  ...{
    required: false,
    many: false,
    reference: null,
    when: null,
    format: null,
    section: 'main',
    masked: false,
  },
});

const COLORS = ['#FFF2D0', '#EC8F3C', '#6E240C'];
const LABEL = {
  field: 'name',
  prefix: 'ต.',
  size: 13,
  minZoom: 8,
  priority: 4,
  second: 'n',
  above: { field: 'n', min: 2 },
};

/** One style of each kind over a name and two numbers, with words that XML has to escape. */
export const styleOfEveryKind = (area: boolean): Readonly<Record<string, LayerStyle>> => {
  const base = {
    ...(area
      ? { fill: { color: '#FBCB78', opacity: 0.9 }, stroke: { color: '#FFFFFF', width: 1, dash: [4, 2] } }
      : { point: { icon: 'house', color: '#8A2D58', size: 16 } }),
    label: LABEL,
    minZoom: 6,
    maxZoom: 16,
  };
  const made = (more: object): LayerStyle => layerStyle.parse({ ...base, ...more });
  const classes = { method: 'own', breaks: [0, 2, 4, 6], colors: COLORS, labels: ['น้อย & "เบา"', '', ''] };
  return {
    single: made({ kind: 'single' }),
    categories: made({
      ...{ kind: 'categories', field: 'name' },
      categories: [
        { value: "บ้าน'ก' <1>", label: 'ใต้ & "ตก"', color: '#1F4E9C' },
        { value: 7, label: '', color: '#E8A02C' },
      ],
    }),
    classes: made({ kind: 'classes', field: 'n', classes }),
    divided: made({ kind: 'classes', field: 'n', classes, normalise: { by: 'field', field: 'm', per: 100 } }),
    hidden: made({ kind: 'classes', field: 'n', classes, hidden: ['k:1'] }),
    sizes: made({ kind: 'sizes', field: 'n', sizes: { max: 6, largest: 40 } }),
    ...(area
      ? {
          dense: made({ kind: 'classes', field: 'n', classes, normalise: { by: 'area', per: 1000 } }),
          dots: made({ kind: 'dots', field: 'n', dots: { per: 1, size: 3 } }),
          bivariate: made({
            ...{ kind: 'bivariate', field: 'n' },
            bivariate: {
              field: 'm',
              breaks: [
                [0, 2, 4, 6],
                [0, 2, 4, 6],
              ],
              colors: Array(9).fill('#ABCDEF'),
            },
          }),
        }
      : {
          heat: made({ kind: 'heat', heat: { radius: 30, colors: COLORS } }),
          clusters: made({ kind: 'clusters' }),
        }),
  };
};

/** A layer as the catalogue tells of it, without a table behind it. */
export const aLayer = (area: boolean, style: LayerStyle): LayerSummary => ({
  ...{ name: 'places', title: 'ที่ <หนึ่ง> & สอง', titleEn: 'Places', group: 'imported', kind: 'imported' },
  ...{ register: null, geometryType: area ? 'Polygon' : 'Point', featureCount: 0, extent: null, version: 1 },
  ...{
    visible: true,
    order: 0,
    opacity: 0.8,
    labelField: 'name',
    source: null,
    asOf: null,
    zoneSchemeId: null,
  },
  fields: [{ ...aNumber('name'), type: 'text' }, aNumber('n'), aNumber('m')],
  style,
});
