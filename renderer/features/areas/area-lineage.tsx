import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { LineageEvent } from '../../../shared/contract/areas.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { orpc } from '../../api/index.ts';
import { setSelection } from '../../app/desk.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { isChanging } from './areas-store.ts';
import css from './figures.module.css';

interface LineageProps {
  /** The register of the row, whatever it is; nothing is shown for one whose areas do not change. */
  readonly register: string | null;
  readonly fid: number;
}

/** What an area was before and what became of it: splits, merges, names, codes, its end. */
export function AreaLineage({ register, fid }: LineageProps) {
  return isChanging(register) ? <Lineage register={register} fid={fid} /> : null;
}

function Lineage({ register, fid }: { readonly register: string; readonly fid: number }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { data } = useQuery(orpc.areas.lineage.queryOptions({ input: { register, fid } }));
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={css.lineage} aria-label={t(areasUi.historyTitle)}>
      <h3>{t(areasUi.historyTitle)}</h3>
      <ol>
        {data.map((event) => (
          <li key={event.id}>
            <p className={css.step}>
              <b>{t(areasUi.historyKind[event.kind])}</b>
              <span>{formatDate(event.onDate, language)}</span>
            </p>
            <div className={css.sides}>
              <Side areas={event.before} register={register} fid={fid} />
              {event.after.length > 0 && <IconArrowRight size={14} stroke={1.75} aria-hidden="true" />}
              <Side areas={event.after} register={register} fid={fid} />
            </div>
            {event.note !== '' && <p>{event.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SideProps {
  readonly areas: LineageEvent['before'];
  readonly register: string;
  readonly fid: number;
}

/** The areas of one side; each other one leads to its row. */
function Side({ areas, register, fid }: SideProps) {
  return areas.map((area) => (
    <span key={`${area.id} ${area.code}`}>
      {area.fid === null || area.fid === fid ? (
        area.title
      ) : (
        <button type="button" onClick={() => setSelection({ layer: register, fids: [area.fid ?? 0] })}>
          {area.title}
        </button>
      )}{' '}
      <small>{area.code}</small>
    </span>
  ));
}
