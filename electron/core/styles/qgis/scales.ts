/** The scale of zoom 0 at the equator, by OGC's pixel of 0.28 mm and tiles of 512 pixels. */
const ZOOM_0 = 279_541_132;

/** The denominator of the scale at a zoom of the desk's map, as scale limits are written in other programs. */
export const scaleAt = (zoom: number): number => Math.round(ZOOM_0 / 2 ** zoom);
