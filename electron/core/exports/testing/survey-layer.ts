import type { Geometry } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../../context.ts';
import type { SqlValue } from '../../db/types.ts';

const LONG = `${'ป่าชุมชนบ้านน้ำใสเหนือ'.repeat(12)}ท้าย`;
const HOLED: Geometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      // The wrong way round on purpose, shell and hole alike.
      [
        [102, 15],
        [102, 15.1],
        [102.1, 15.1],
        [102.1, 15],
        [102, 15],
      ],
      [
        [102.02, 15.02],
        [102.04, 15.02],
        [102.04, 15.04],
        [102.02, 15.04],
        [102.02, 15.02],
      ],
    ],
    [
      [
        [102.2, 15],
        [102.3, 15],
        [102.3, 15.1],
        [102.2, 15],
      ],
    ],
  ],
};
const ROWS: [Geometry | null, SqlValue[]][] = [
  [HOLED, ['ปี่ ฟ้า ญู น้ำ', 1234567, -0.25, '2024-02-29', 1, 5, null]],
  [null, ['=1+1', null, null, null, 0, null, 'suppressed']],
  [
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [102.5, 15],
            [102.6, 15],
            [102.6, 15.1],
            [102.5, 15],
          ],
        ],
      ],
    },
    [LONG, -7, 1e14, '1999-12-31', null, 0, null],
  ],
];

/** A layer of what makes trouble outside: long Thai, formulas, huge and tiny numbers, holes, no shape, a hidden count. */
export function makeSurvey(workspace: OpenWorkspace): string {
  let layer = '';
  workspace.change({ kind: 'import', label: { th: 'นำเข้า', en: 'Import' } }, (change) => {
    layer = change.createLayer({
      kind: 'imported',
      group: 'imported',
      labelField: 'name',
      name: 'forest_survey',
      title: 'สำรวจป่า: 2567/1',
      geometryType: 'MultiPolygon',
      source: 'กรมป่าไม้',
      asOf: '2024-05-01',
      columns: [
        { name: 'name', title: 'ชื่อ', type: 'text' },
        { name: 'whole_number_long', title: 'จำนวนเต็ม', type: 'integer', unit: 'คน' },
        { name: 'share', title: 'สัดส่วน', type: 'real' },
        { name: 'day', title: 'วันที่', type: 'date' },
        { name: 'yes', title: 'ใช่', type: 'boolean' },
        { name: 'poor', title: 'ครัวเรือนยากจน', type: 'integer' },
        { name: 'poor_state', title: 'poor_state', type: 'text' },
      ],
    });
    const columns = ['name', 'whole_number_long', 'share', 'day', 'yes', 'poor', 'poor_state'];
    change.bulkInsert(
      layer,
      columns,
      ROWS.map(([shape, values]) => ({ wkb: shape && encodeWkb(shape), values })),
    );
  });
  return layer;
}

/** A layer with one point, one line and one polygon. */
export function makeMixed(workspace: OpenWorkspace): string {
  let layer = '';
  workspace.change({ kind: 'import', label: { th: 'นำเข้า', en: 'Import' } }, (change) => {
    layer = change.createLayer({
      kind: 'imported',
      group: 'imported',
      labelField: 'name',
      name: 'mixed',
      title: 'ปนกัน',
      geometryType: 'Mixed',
      columns: [{ name: 'name', title: 'ชื่อ', type: 'text' }],
    });
    const shapes: Geometry[] = [
      { type: 'Point', coordinates: [102, 15] },
      {
        type: 'LineString',
        coordinates: [
          [102, 15],
          [103, 15],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [102, 15],
            [103, 15],
            [103, 16],
            [102, 15],
          ],
        ],
      },
    ];
    change.bulkInsert(
      layer,
      ['name'],
      shapes.map((shape) => ({ wkb: encodeWkb(shape), values: [shape.type] })),
    );
  });
  return layer;
}
