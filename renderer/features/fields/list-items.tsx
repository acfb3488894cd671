import { TextInput } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { CodeItemData } from '../../../shared/contract/base.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { listUi } from '../../../shared/text/fields-ui.ts';
import { mapText } from '../../../shared/text/map.ts';
import { IconButton, useText } from '../../ui/index.ts';
import css from './fields.module.css';

/** A word that is being written; `fixed` where rows may bear its value already. */
export interface DraftItem {
  readonly id: number;
  readonly value: string;
  readonly th: string;
  readonly en: string;
  readonly retired: boolean;
  readonly fixed: boolean;
}

/** The words as they are saved: numbers where the whole list has numbers. */
export const itemsOf = (items: readonly DraftItem[], numbers: boolean): CodeItemData[] =>
  items
    .filter(({ th, en, value }) => `${th}${en}${value}`.trim() !== '')
    .map(({ value, th, en, retired }) => ({
      value: numbers ? Number(value.trim() || Number.NaN) : value.trim(),
      label: { th, en },
      ...(retired ? { retired } : {}),
    }));

interface LineProps {
  readonly item: DraftItem;
  readonly first: boolean;
  readonly last: boolean;
  readonly used: number;
  readonly put: (change: Partial<DraftItem>) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  /** Enter in the last word begins another one. */
  readonly onEnter: () => void;
}

function Ends({ item, first, last, used, put, onStep, onRemove }: Omit<LineProps, 'onEnter'>) {
  const t = useText();
  const label = item.th || item.value;
  const icon = { size: 16, stroke: 1.75 };
  return (
    <span className={css.ends}>
      <IconButton size={28} label={t(mapText.moveUp)} disabled={first} onClick={() => onStep(-1)}>
        <IconArrowUp {...icon} />
      </IconButton>
      <IconButton size={28} label={t(mapText.moveDown)} disabled={last} onClick={() => onStep(1)}>
        <IconArrowDown {...icon} />
      </IconButton>
      {item.fixed && (
        <IconButton
          size={28}
          label={t(item.retired ? listUi.bringBack : listUi.retire, { label })}
          pressed={item.retired}
          onClick={() => put({ retired: !item.retired })}
        >
          {item.retired ? <IconArchiveOff {...icon} /> : <IconArchive {...icon} />}
        </IconButton>
      )}
      <IconButton size={28} label={t(listUi.removeItem, { label })} disabled={used > 0} onClick={onRemove}>
        <IconX {...icon} />
      </IconButton>
    </span>
  );
}

/** One word: how it is read in both languages, what is stored, how many rows have it. */
export function ListItem(props: LineProps) {
  const { item, used, put, onStep, onEnter } = props;
  const t = useText();
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onEnter();
    else if (event.altKey && event.key === 'ArrowUp') onStep(-1);
    else if (event.altKey && event.key === 'ArrowDown') onStep(1);
    else return;
    event.preventDefault();
  };
  return (
    <li className={css.item} data-retired={item.retired || undefined} onKeyDown={keys}>
      <TextInput
        size="sm"
        aria-label={t(listUi.label)}
        value={item.th}
        maxLength={200}
        data-item={item.id}
        onChange={(event) => put({ th: event.currentTarget.value })}
      />
      <TextInput
        size="sm"
        aria-label={t(listUi.labelEn)}
        value={item.en}
        maxLength={200}
        onChange={(event) => put({ en: event.currentTarget.value })}
      />
      <TextInput
        size="sm"
        aria-label={t(listUi.value)}
        placeholder={t(listUi.valueAuto)}
        value={item.value}
        maxLength={200}
        readOnly={item.fixed}
        data-fixed={item.fixed || undefined}
        onChange={(event) => put({ value: event.currentTarget.value })}
      />
      <small>
        {item.retired ? t(listUi.retired) : used > 0 ? t(listUi.used, { count: formatNumber(used) }) : ''}
      </small>
      <Ends {...props} />
    </li>
  );
}
