import { MAP_COLORS } from '../../../shared/domain/ramps.ts';

const hatching = (
  id: string,
  gap: number,
  ground: string | null,
  ink: string,
  width: number,
  angle: number,
): string =>
  `<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})">${ground ? `<rect width="${gap}" height="${gap}" fill="${ground}"/>` : ''}<path d="M0 0V${gap}" stroke="${ink}" stroke-width="${width}"/></pattern>`;

/** The patterns that grounds name: hatching for missing, dots for withheld, slant lines for forests. */
export function patternDefs(): string {
  const { hatch, hatchGround, forest } = MAP_COLORS;
  const dot = '<circle cx=".6" cy=".6" r=".22"';
  return (
    hatching('missing', 1.1, hatchGround, hatch, 0.5, 45) +
    hatching('hatch', 1.1, null, hatch, 0.5, 45) +
    hatching('forest', 0.9, null, forest, 0.5, -45) +
    `<pattern id="dots" width="1.2" height="1.2" patternUnits="userSpaceOnUse">${dot} fill="${hatch}"/></pattern>` +
    `<pattern id="suppressed" width="1.2" height="1.2" patternUnits="userSpaceOnUse"><rect width="1.2" height="1.2" fill="${hatchGround}"/>${dot} fill="#5B6965"/></pattern>`
  );
}
