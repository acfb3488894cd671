import { formatDistance, formatRaiNganWah } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { useBoard } from './board.ts';
import { ownMeasure, sketchMeasure } from './drawn-measure.ts';

/** True while something is drawn: the status bar tells its measures instead of the selection's. */
export const useIsDrawing = (): boolean => useBoard((board) => board.session !== null);

/** Area in rai and length of what is being drawn, as it is drawn. */
export function LiveMeasure() {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const session = useBoard((board) => board.session);
  if (session === null) return null;
  const { areaM2, lengthM } = sketchMeasure(session) ?? ownMeasure(session);
  const length = areaM2 === null ? shapesUi.length : shapesUi.perimeter;
  const parts = [
    ...(areaM2 === null ? [] : [`${t(shapesUi.area)} ${formatRaiNganWah(areaM2)} ${t(frameText.rai)}`]),
    ...(lengthM === null ? [] : [`${t(length)} ${formatDistance(lengthM, language)}`]),
  ];
  return parts.length === 0 ? null : <span>{parts.join(' · ')}</span>;
}
