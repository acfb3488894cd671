import type { SheetDraft } from './export-store.ts';
import css from './exports.module.css';

/** The proportions of the sheet: frame, title line, map, column. No content, only the shape of the page. */
export function SheetPreview({ draft }: { readonly draft: SheetDraft }) {
  const [width, height] = draft.orientation === 'landscape' ? [141, 100] : [100, 141];
  const scale = draft.paper === 'a3' ? 1 : 0.78;
  return (
    <svg className={css.preview} viewBox="0 0 150 150" aria-hidden="true">
      <g transform={`translate(${75 - (width * scale) / 2} ${75 - (height * scale) / 2}) scale(${scale})`}>
        <rect width={width} height={height} rx={1} className={css.paper} />
        <rect x={5} y={5} width={width * 0.6} height={5} className={css.ink} />
        {draft.orientation === 'landscape' ? (
          <>
            <rect x={5} y={15} width={94} height={80} className={css.map} />
            <rect x={103} y={15} width={33} height={80} className={css.side} />
          </>
        ) : (
          <>
            <rect x={5} y={15} width={90} height={85} className={css.map} />
            <rect x={5} y={104} width={90} height={32} className={css.side} />
          </>
        )}
      </g>
    </svg>
  );
}
