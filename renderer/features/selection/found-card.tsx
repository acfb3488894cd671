import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { RowsOfLayer } from '../../../shared/contract/selection.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { orpc } from '../../api/index.ts';
import { setSelection, useDesk } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import css from './selection.module.css';
import { closeFound, type FoundRows, useSelectionDesk } from './selection-store.ts';
import { useTitles } from './use-titles.ts';

/** So many names are told of one place. */
const MOST = 60;

/** One line that can be chosen: a row, or all that was found of a layer. */
interface Line {
  readonly layer: string;
  readonly fids: readonly number[];
  readonly title: string;
  readonly hint: string;
}

/** Rows at a place by their names; layers of a shape by how many they are. */
const useLines = ({ kind, layers }: FoundRows): readonly Line[] => {
  const titleOf = useTitles();
  const rows = useMemo(
    () => layers.flatMap(({ layer, fids }) => fids.map((fid) => ({ layer, fid }))).slice(0, MOST),
    [layers],
  );
  const { data } = useQuery({
    ...orpc.selection.names.queryOptions({ input: { rows }, placeholderData: keepPreviousData }),
    enabled: kind === 'here',
  });
  if (kind === 'shape')
    return layers.map(({ layer, fids }) => ({
      ...{ layer, fids, title: titleOf(layer), hint: formatNumber(fids.length) },
    }));
  const named = data?.filter(({ layer, fid }) => rows.some((row) => row.layer === layer && row.fid === fid));
  return (named ?? []).map(({ layer, fid, title, hint }) => ({ layer, fids: [fid], title, hint }));
};

const isChosen = (line: Line, selection: RowsOfLayer | null): boolean =>
  selection?.layer === line.layer &&
  selection.fids.length === line.fids.length &&
  line.fids.every((fid) => selection.fids.includes(fid));

/** Arrows walk through the lines, whichever layer they are of. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-line]')];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  lines[(at + step + lines.length) % lines.length]?.focus();
  event.preventDefault();
};

function FoundLines({ found }: { readonly found: FoundRows }) {
  const lines = useLines(found);
  const titleOf = useTitles();
  const selection = useDesk((state) => state.selection);
  const chosen = selection === null ? null : { layer: selection.layer, fids: [...selection.fids] };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are what is worked; arrows walk between them.
    <div className={css.lines} onKeyDown={walk}>
      {lines.map((line, index) => (
        <div key={`${line.layer} ${line.fids[0]}`}>
          {found.kind === 'here' && lines[index - 1]?.layer !== line.layer && (
            <p className={css.group}>{titleOf(line.layer)}</p>
          )}
          <button
            type="button"
            data-line
            className={css.line}
            aria-pressed={isChosen(line, chosen)}
            onClick={() => setSelection({ layer: line.layer, fids: line.fids })}
          >
            <span>{line.title}</span>
            <small>{line.hint}</small>
          </button>
        </div>
      ))}
    </div>
  );
}

/** Everything that lies at the place that was clicked, over all layers; or the layers that a shape met. */
export function FoundCard() {
  const t = useText();
  const found = useSelectionDesk((state) => state.found);
  const here = useDesk((state) => state.place === 'map');
  const card = useRef<HTMLElement>(null);
  if (found === null || !here) return null;
  const count = found.layers.reduce((sum, { fids }) => sum + fids.length, 0);
  return (
    <section
      ref={card}
      className={css.card}
      aria-label={t(found.kind === 'here' ? selectionText.here : selectionText.inShape)}
    >
      <header className={css.head}>
        <b>{t(found.kind === 'here' ? selectionText.here : selectionText.inShape)}</b>
        <span role="status">{t(selectionText.hereCount, { n: formatNumber(count) })}</span>
        <IconButton size={26} label={t(frameText.close)} onClick={() => void closeFound()}>
          <IconX size={16} stroke={1.75} />
        </IconButton>
      </header>
      <FoundLines found={found} />
    </section>
  );
}
