import type { PointIcon } from '../../../shared/contract/style.ts';
import { shapeOf } from '../../../shared/domain/icon-shapes.ts';
import { mm } from './svg.ts';

/** Styles are in pixels of the screen; on paper one is so many millimetres (a 15-px label is 3.6 mm, 10 pt). */
export const PX = 0.24;

/** A round spot with a white casing; `strength` below 1 lets the ground show through. */
export const spot = (x: number, y: number, size: number, color: string, strength = 1): string =>
  `<circle cx="${mm(x)}" cy="${mm(y)}" r="${mm(size / 2)}" fill="${color}" stroke="#fff" stroke-width=".12"${strength < 1 ? ` fill-opacity="${strength}"` : ''}/>`;

/** A dot or plain shape with a white casing, or a rounded square with a white sign, as on the app's map. */
export function symbol(icon: PointIcon, x: number, y: number, size: number, color: string): string {
  if (icon === 'circle') return spot(x, y, size, color);
  const { path, plain } = shapeOf(icon);
  const scale = size / 24;
  const body = plain
    ? `<path d="${path}" fill="${color}" stroke="#fff" stroke-width="1.2"/>`
    : `<rect x="1" y="1" width="22" height="22" rx="5" fill="#fff"/><rect x="2.5" y="2.5" width="19" height="19" rx="4" fill="${color}"/><path d="${path}" fill="#fff" fill-rule="evenodd"/>`;
  return `<g transform="translate(${mm(x - size / 2)} ${mm(y - size / 2)}) scale(${scale.toFixed(4)})">${body}</g>`;
}
