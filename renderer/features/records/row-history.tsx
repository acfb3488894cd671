import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { RowChange } from '../../../shared/contract/journal.ts';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { auditText } from '../../../shared/text/restricted-audit.ts';
import { api, orpc, refusalSentence } from '../../api/index.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { formatWhen } from '../../ui/format-when.ts';
import { Chip, Empty, ErrorNotice, FormatArea, translate, useLanguage, useText } from '../../ui/index.ts';
import { isPersonal } from '../layers/index.ts';
import { cellText, fieldTitle, type RowNames } from './cell-text.ts';
import css from './history.module.css';
import { useRowNames } from './row-names.ts';

const goBack = async (feature: Feature, changeSet: string): Promise<void> => {
  try {
    const { cells } = await api.journal.goBack({ layer: feature.layer, fid: feature.fid, changeSet });
    if (cells === 0) notifyDone(translate(formsText.alreadySo));
    else notifyUndo(translate(formsText.wentBack, { count: cells }));
  } catch (error) {
    notifyError(error);
  }
};

/** Who a change was made by, as this machine knows the people; of the restricted store its users. */
export const useWho = (layer: LayerSummary): ((who: string) => string) => {
  const t = useText();
  const people = useQuery(orpc.identity.state.queryOptions()).data?.people ?? [];
  const apart = isPersonal(layer);
  const users = useQuery({ ...orpc.restricted.audit.actors.queryOptions(), enabled: apart }).data ?? [];
  return (who) => {
    if (apart && who === 'recovery') return t(auditText.recovery);
    if (apart) return users.find((one) => one.who === who)?.whoName ?? t(formsText.someone);
    const person = people.find(({ id }) => id === who);
    if (person !== undefined) return person.role === '' ? person.name : `${person.name} (${person.role})`;
    if (who === 'local') return t(formsText.thisPc);
    return who.startsWith('user-') ? t(formsText.someone) : who;
  };
};

type Cell = RowChange['cells'][number];

/** A cell's values before and after, each with the rest of the row: a level says which register an area is of. */
const rowsOf = (feature: Feature, cell: Cell): Record<string, CellValue>[] =>
  [cell.before, cell.after].map((value) => ({ ...feature.values, [cell.field]: value }));

function Cells({
  change,
  feature,
  layer,
  names,
}: {
  readonly change: RowChange;
  readonly feature: Feature;
  readonly layer: LayerSummary;
  readonly names: RowNames;
}) {
  const language = useLanguage((state) => state.language);
  return (
    <dl className={css.cells}>
      {change.cells.map((cell) => {
        const field = layer.fields.find(({ name }) => name === cell.field);
        const [before, after] = rowsOf(feature, cell).map((values) =>
          field === undefined ? String(values[cell.field] ?? '–') : cellText(field, values, language, names),
        );
        return (
          <div key={cell.field}>
            <dt>{field === undefined ? cell.field : fieldTitle(field, language)}</dt>
            <dd>
              <del>{before}</del>
              <IconArrowRight size={14} stroke={1.75} aria-hidden="true" />
              <ins>{after}</ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Shape({ shape }: { readonly shape: NonNullable<RowChange['shape']> }) {
  const t = useText();
  const areas = shape.beforeM2 !== null || shape.afterM2 !== null;
  return (
    <p className={css.shape}>
      {t(formsText.shapeChanged)}
      {areas && (
        <>
          {' '}
          <FormatArea m2={shape.beforeM2} unit={false} /> → <FormatArea m2={shape.afterM2} />
        </>
      )}
    </p>
  );
}

const WHOLE = { insert: formsText.rowAdded, delete: formsText.rowRemoved } as const;

interface EntryProps {
  readonly change: RowChange;
  readonly feature: Feature;
  readonly layer: LayerSummary;
  readonly names: RowNames;
  readonly newest: boolean;
  readonly whoOf: (who: string) => string;
}

function Entry({ change, feature, layer, names, newest, whoOf }: EntryProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { changeSet: set, action, shape, canGoBack } = change;
  return (
    <li className={css.entry} data-undone={set.state === 'undone' || undefined}>
      <p className={css.head}>
        <b>{formatWhen(set.at, language)}</b>
        <span>{whoOf(set.who)}</span>
        {newest && (
          <Chip tone="accent" small>
            {t(formsText.now)}
          </Chip>
        )}
        {set.state === 'undone' && (
          <Chip tone="none" small>
            {t(formsText.undone)}
          </Chip>
        )}
      </p>
      {action === 'update' ? (
        <Cells change={change} feature={feature} layer={layer} names={names} />
      ) : (
        <p className={css.whole}>{`${t(WHOLE[action])} · ${t({ th: set.label, en: set.labelEn })}`}</p>
      )}
      {shape !== null && <Shape shape={shape} />}
      {set.why !== '' && <p className={css.why}>{t(formsText.why, { why: set.why })}</p>}
      {canGoBack && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={15} stroke={1.75} />}
          onClick={() => void goBack(feature, set.id)}
        >
          {t(formsText.goBack)}
        </Button>
      )}
    </li>
  );
}

/** Everything that happened to a row: who, when, what was and what became of it, why; and the way back to any of it. */
export function RowHistory({ feature, layer }: { readonly feature: Feature; readonly layer: LayerSummary }) {
  const t = useText();
  const whoOf = useWho(layer);
  const { fid } = feature;
  const history = useQuery(orpc.journal.rowHistory.queryOptions({ input: { layer: layer.name, fid } }));
  const rows = useMemo(
    () => (history.data ?? []).flatMap(({ cells }) => cells.flatMap((cell) => rowsOf(feature, cell))),
    [history.data, feature],
  );
  const names = useRowNames(layer.fields, rows);
  if (history.isError) return <ErrorNotice text={t(refusalSentence(history.error))} />;
  if (history.data === undefined) return null;
  if (history.data.length === 0) return <Empty fill title={t(formsText.noHistory)} text="" />;
  const newest = history.data.find(({ changeSet }) => changeSet.state === 'done');
  return (
    <ol className={css.entries}>
      {history.data.map((change) => (
        <Entry
          key={change.changeSet.id}
          {...{ change, feature, layer, names, whoOf }}
          newest={change === newest}
        />
      ))}
    </ol>
  );
}
