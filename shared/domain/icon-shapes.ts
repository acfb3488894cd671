import type { PointIcon } from '../contract/style.ts';

/** Plain shapes, drawn in the colour itself; every other sign is white on a rounded square of it. */
export const PLAIN_SHAPES: Readonly<Partial<Record<PointIcon, string>>> = {
  circle: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z',
  square: 'M3.5 3.5h17v17h-17z',
  triangle: 'M12 2.5 22 20.5H2z',
  diamond: 'M12 1.5 22.5 12 12 22.5 1.5 12z',
  pin: 'M12 1.5c-4.1 0-7.2 3-7.2 7 0 5 7.2 14 7.2 14s7.2-9 7.2-14c0-4-3.1-7-7.2-7z',
  star: 'm12 1.8 3 6.8 7.3.7-5.5 4.9 1.6 7.2L12 17.6l-6.4 3.8 1.6-7.2L1.7 9.3 9 8.6z',
};

/** The drawn signs on a grid of 24; filled by the even-odd rule. */
export const SIGNS: Readonly<Partial<Record<PointIcon, string>>> = {
  house: 'M12 5.2 19.4 12l-1.3 1.4-1-.9V19h-3.4v-4.2h-3.4V19H6.9v-6.5l-1 .9L4.6 12z',
  tree: 'M12 3.6 17.6 11h-2.2l3 4H13v4.4h-2V15H5.6l3-4H6.4z',
  people:
    'M8.6 5.4a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8zm7 .8a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM4.2 18.6c0-4 1.6-6.8 4.4-6.8s4.4 2.8 4.4 6.8zm10 0c0-2.8-.6-5-1.7-6.5.8-.7 1.8-1 3-1 2.6 0 4.3 2.6 4.3 7.5z',
  council:
    'M12 4.6a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8zM5.9 8a1.8 1.8 0 1 1 0 3.6A1.8 1.8 0 0 1 5.9 8zm12.2 0a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM8.6 12.4c.3-2 1.6-3.2 3.4-3.2s3.1 1.2 3.4 3.2zM4.2 13.8h15.6l-1.2 2.4H5.4zm1.8 3.2h12v2H6z',
  fund: 'M12 4.4a7.6 7.6 0 1 1 0 15.2 7.6 7.6 0 0 1 0-15.2zM9.4 8v8h3.4c1.8 0 2.9-.9 2.9-2.3 0-1-.5-1.7-1.4-2 .6-.3 1-1 1-1.7 0-1.3-1-2-2.7-2zm1.7 1.3h1.2c.8 0 1.2.3 1.2.9s-.4.9-1.2.9h-1.2zm0 3.1h1.4c.9 0 1.4.4 1.4 1.1s-.5 1.1-1.4 1.1h-1.4z',
  school:
    'M12 4 20 8.6v1.6H4V8.6zM5.4 11.4h2.2v6.2H5.4zm5.5 0h2.2v6.2h-2.2zm5.5 0h2.2v6.2h-2.2zM4 18.6h16v1.6H4z',
  learning:
    'M11.3 7.2C9.5 5.9 7 5.5 4.2 5.7v11.6c2.8-.2 5.3.2 7.1 1.5zm1.4 0c1.8-1.3 4.3-1.7 7.1-1.5v11.6c-2.8-.2-5.3.2-7.1 1.5z',
  temple:
    'M12 2.8c.3 1.6 1.2 2.6 2.8 3.5L18.6 9l1.4.4v1.4h-2v1.9l2.4.9v1.4H3.6v-1.4l2.4-.9v-1.9H4V9.4L5.4 9l3.8-2.7c1.6-.9 2.5-1.9 2.8-3.5zM5.6 16.2h2.2v4H5.6zm5.3 0h2.2v4h-2.2zm5.3 0h2.2v4h-2.2z',
  health: 'M9.6 4.6h4.8v5h5v4.8h-5v5H9.6v-5h-5V9.6h5z',
  water: 'M12 3.4c3.2 4 5.6 7.3 5.6 10.2a5.6 5.6 0 0 1-11.2 0c0-2.9 2.4-6.2 5.6-10.2z',
  project: 'M5 4.6h2v15H5zm3 1h5.2l1 1.6H19.4l-1.8 4 1.8 4h-6l-1-1.6H8z',
  market:
    'M5.4 4.6h13.2l1.8 5.2c0 1.5-1 2.4-2.2 2.4-1 0-1.7-.4-2.1-1.2-.4.8-1.2 1.2-2.1 1.2s-1.6-.4-2-1.2c-.4.8-1.1 1.2-2 1.2s-1.7-.4-2.1-1.2c-.4.8-1.1 1.2-2.1 1.2-1.2 0-2.2-.9-2.2-2.4zM5.2 13.4h1.6v4.4h10.4v-4.4h1.6v6.2H5.2z',
  hazard: 'M12 3.8 20.8 19H3.2zM11 9.4v5h2v-5zm0 6.2v1.9h2v-1.9z',
};

/** A sign's path, and whether it is a plain shape. */
export const shapeOf = (icon: PointIcon): { readonly path: string; readonly plain: boolean } => {
  const plain = PLAIN_SHAPES[icon];
  return plain === undefined ? { path: SIGNS[icon] ?? '', plain: false } : { path: plain, plain: true };
};
