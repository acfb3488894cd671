import { useEffect, useState } from 'react';
import type { AreaSplit } from '../../../shared/contract/area-change.ts';
import { useMapApi } from '../../map/index.ts';
import { changeDraft } from './use-change.ts';

export type LineShapes = Extract<AreaSplit['shapes'], { by: 'line' }>;
type Lines = LineShapes['lines'];

/** Lines with a change; the pieces are guessed anew, since they are others. */
const withLines = (make: (lines: Lines) => Lines): void =>
  changeDraft('split', ({ shapes }) =>
    shapes.by === 'line' ? { shapes: { by: 'line', lines: make(shapes.lines), pieces: [] } } : {},
  );

const withPoint = (lines: Lines, at: [number, number]): Lines => {
  const last = lines.at(-1);
  return last === undefined ? [[at]] : [...lines.slice(0, -1), [...last, at]];
};

/** Draws lines of the split that is open, point by point. Each start is a new line. */
export const useLineDrawing = () => {
  const map = useMapApi();
  const [drawing, setDrawing] = useState(false);
  useEffect(() => {
    if (!drawing) return;
    const stopPlacing = map.placeMode(([lon, lat]) => withLines((lines) => withPoint(lines, [lon, lat])));
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setDrawing(false);
    };
    window.addEventListener('keydown', press, true);
    return () => {
      stopPlacing();
      window.removeEventListener('keydown', press, true);
    };
  }, [map, drawing]);
  return {
    drawing,
    start: (): void => {
      withLines((lines) => [...lines.filter(({ length }) => length > 1), []]);
      setDrawing(true);
    },
    stop: (): void => {
      withLines((lines) => lines.filter(({ length }) => length > 1));
      setDrawing(false);
    },
    back: (): void =>
      withLines((lines) => {
        const filled = lines.filter(({ length }) => length > 0);
        const last = filled.at(-1);
        return last === undefined ? [] : [...filled.slice(0, -1), last.slice(0, -1)];
      }),
    clear: (): void => withLines(() => (drawing ? [[]] : [])),
  };
};
