import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { fromUtm, toUtm, utmZoneOf } from './utm.ts';

describe('toUtm', () => {
  it('agrees with proj4 to a millimetre all over the country, in both zones', () => {
    for (let lon = 97.4; lon < 105.7; lon += 0.83) {
      for (let lat = 5.7; lat < 20.5; lat += 1.31) {
        for (const zone of [47, 48]) {
          const [x = 0, y = 0] = proj4('EPSG:4326', `+proj=utm +zone=${zone} +datum=WGS84 +units=m`, [
            lon,
            lat,
          ]);
          const { easting, northing } = toUtm(lon, lat, zone);
          expect(Math.hypot(easting - x, northing - y)).toBeLessThan(0.001);
        }
      }
    }
  });
  it('comes back to the same degrees', () => {
    for (let lon = 97.4; lon < 105.7; lon += 0.83)
      for (let lat = 5.7; lat < 20.5; lat += 1.31)
        for (const zone of [47, 48]) {
          const [backLon, backLat] = fromUtm(toUtm(lon, lat, zone));
          expect(Math.abs(backLon - lon)).toBeLessThan(1e-9);
          expect(Math.abs(backLat - lat)).toBeLessThan(1e-9);
        }
  });
  it('changes zone at 102°E', () => {
    expect(utmZoneOf(101.999)).toBe(47);
    expect(utmZoneOf(102)).toBe(48);
  });
});
