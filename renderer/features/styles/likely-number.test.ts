import { describe, expect, it } from 'vitest';
import { aField } from '../../../shared/testing/a-field.ts';
import { likely } from './likely-number.ts';

const named = (...names: string[]) => names.map((name) => aField(name, { type: 'real', title: name }));

describe('the number that classes begin with', () => {
  it.each([
    [['Shape_Leng', 'Shape_Area', 'people'], 'people'],
    [['OBJECTID', 'SHAPE__Length', 'st_area_sh', 'area_rai'], 'area_rai'],
    [['shape_leng', 'shape_area', '@population'], '@population'],
    [['shape_leng', '@area'], '@area'],
    [['@area', 'members'], 'members'],
    [['Shape_Area'], 'Shape_Area'],
    [['id', 'fid_1', 'gid', 'PERIMETER', 'valid'], 'valid'],
  ])('of %j is %s', (names, expected) => expect(likely(named(...names))?.name).toBe(expected));

  it('is known by what the file called it as well', () => {
    const shape = aField('leng', { type: 'real', title: 'Shape_Leng' });
    expect(likely([shape, ...named('beds')])?.name).toBe('beds');
  });
});
