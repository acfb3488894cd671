import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { crsById, swapAxes, THAI_SYSTEMS } from './definitions.ts';
import { readPrj } from './prj.ts';
import { fromWgs84, geogcs, INDIAN_1975, metres, random, tm, toWgs84, WGS84 } from './testing/systems.ts';

const INDIAN = '+a=6377276.345 +rf=300.8017 +towgs84=204.4798,837.894,294.7765';
const PROJ: Readonly<Record<string, string>> = {
  'EPSG:32647': '+proj=utm +zone=47 +datum=WGS84',
  'EPSG:32648': '+proj=utm +zone=48 +datum=WGS84',
  'EPSG:24047': `+proj=utm +zone=47 ${INDIAN}`,
  'EPSG:24048': `+proj=utm +zone=48 ${INDIAN}`,
  'EPSG:4240': `+proj=longlat ${INDIAN}`,
  'EPSG:3857': '+proj=merc +a=6378137 +b=6378137 +nadgrids=@null',
};

describe('transformations', () => {
  // A shift of datum changes the height, which neither carries along: that is the last few millimetres.
  it.each(Object.entries(PROJ))(
    '%s agrees with proj4 all over the country, to a centimetre',
    (id, projection) => {
      const next = random(47);
      for (let i = 0; i < 200; i++) {
        const place: [number, number] = [97.3 + next() * 8.4, 5.6 + next() * 14.9];
        const [x, y] = proj4('EPSG:4326', projection, place);
        expect(metres(toWgs84(id, x!, y!), place)).toBeLessThan(0.01);
        const own = fromWgs84(id, ...place);
        const scale = id === 'EPSG:4240' ? 111_320 : 1;
        expect(Math.hypot(own[0] - x!, own[1] - y!) * scale).toBeLessThan(0.01);
      }
    },
  );

  it('lands on the published pair of the survey department within a third of a metre', () => {
    const place = toWgs84('EPSG:24047', 673310.69, 1520741.207);
    const [e, n] = fromWgs84('EPSG:32647', ...place);
    expect(Math.hypot(e - 672978.171, n - 1521044.256)).toBeLessThan(0.33);
  });

  it('goes there and back, with axes swapped as well', () => {
    for (const system of THAI_SYSTEMS.flatMap((s) => [s, swapAxes(s)])) {
      const xy = Float64Array.of(100.5, 13.75, 98.9, 8.08);
      system.fromWgs84().apply(xy, 0, 4);
      system.toWgs84().apply(xy, 0, 4);
      expect(metres([xy[0]!, xy[1]!], [100.5, 13.75])).toBeLessThan(0.01);
      expect(metres([xy[2]!, xy[3]!], [98.9, 8.08])).toBeLessThan(0.01);
    }
  });

  it('names the datum operation, and only where there is one', () => {
    expect(crsById('EPSG:24048')!.operation).toBe('RTSD 3-parameter');
    expect(crsById('32648')!.operation).toBeNull();
    expect(crsById('EPSG:99999')).toBeNull();
  });
});

describe('.prj', () => {
  it.each([
    ['WGS 84', WGS84, 'EPSG:4326'],
    ['with a byte order mark', `\uFEFF${WGS84}`, 'EPSG:4326'],
    ['a name that says nothing', tm(WGS84, 99), 'EPSG:32647'],
    ['a name that is wrong', tm(WGS84, 105, 'WGS_1984_UTM_Zone_47N'), 'EPSG:32648'],
    ['Indian 1975 / 47', tm(INDIAN_1975, 99), 'EPSG:24047'],
    ['Indian 1975 / 48', tm(INDIAN_1975, 105), 'EPSG:24048'],
    ['Indian 1975', INDIAN_1975, 'EPSG:4240'],
    [
      'OGC with AUTHORITY and a shift of its own',
      'PROJCS["Indian 1975 / UTM zone 47N",GEOGCS["Indian 1975",DATUM["Indian_1975",SPHEROID["Everest 1830 (1937 Adjustment)",6377276.345,300.8017,AUTHORITY["EPSG","7015"]],TOWGS84[293,836,318,0.5,1.6,-2.8,2.1],AUTHORITY["EPSG","6240"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4240"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",99],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","24047"]]',
      'EPSG:24047',
    ],
    [
      'Web Mercator of ESRI',
      `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]`,
      'EPSG:3857',
    ],
    [
      'another country',
      geogcs('GCS_North_American_1983', 'D_North_American_1983', '"GRS_1980",6378137.0,298.257222101'),
      'EPSG:4269',
    ],
  ])('reads %s', (_, text, id) => {
    expect(readPrj(text).definition?.id).toBe(id);
  });

  it('does not take another Everest datum or other units for ours', () => {
    const indian1954 = geogcs(
      'GCS_Indian_1954',
      'D_Indian_1954',
      '"Everest_Adjustment_1937",6377276.345,300.8017',
    );
    expect(readPrj(indian1954).definition?.id ?? '').toBe('');
    expect(readPrj(tm(WGS84, 99).replace('"Meter",1.0', '"Foot_US",0.3048')).definition?.id ?? '').toBe('');
  });

  it('shifts Indian 1975 as the survey department does in any projection, whatever shift the text gives', () => {
    const lambert = `PROJCS["Thai Lambert",${INDIAN_1975.replace('300.8017]', '300.8017],TOWGS84[293,836,318,0.5,1.6,-2.8,2.1]')},PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",101.0],PARAMETER["Standard_Parallel_1",8.0],PARAMETER["Standard_Parallel_2",18.0],PARAMETER["Latitude_Of_Origin",13.0],UNIT["Meter",1.0]]`;
    const { definition } = readPrj(lambert);
    expect(definition).toMatchObject({ id: '', operation: 'RTSD 3-parameter' });
    const proj = `+proj=lcc +lat_1=8 +lat_2=18 +lat_0=13 +lon_0=101 +x_0=500000 +y_0=0 ${INDIAN}`;
    const xy = Float64Array.from(proj4('EPSG:4326', proj, [99.8, 19.9]));
    definition!.toWgs84().apply(xy, 0, 2);
    expect(metres([xy[0]!, xy[1]!], [99.8, 19.9])).toBeLessThan(0.02);
    definition!.fromWgs84().apply(xy, 0, 2);
    definition!.toWgs84().apply(xy, 0, 2);
    expect(metres([xy[0]!, xy[1]!], [99.8, 19.9])).toBeLessThan(0.02);
  });

  it('takes a plane of one building site for no system of the earth', () => {
    for (const text of [
      'LOCAL_CS["Non-Earth (Meter)",LOCAL_DATUM["Local Datum",0],UNIT["Meter",1.0],AXIS["X",EAST],AXIS["Y",NORTH]]',
      'ENGCRS["site",EDATUM["site"],CS[Cartesian,2],LENGTHUNIT["metre",1]]',
    ])
      expect(readPrj(text).definition).toBeNull();
  });

  it('refuses nonsense without falling over', () => {
    for (const text of ['', 'EPSG:4326', '[[[[', 'GEOGCS[', 'GEOGCS["a"', `A${'['.repeat(9000)}`, '\0\0\0'])
      expect(readPrj(text).definition?.id ?? '').toBe('');
  });
});
