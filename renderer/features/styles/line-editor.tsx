import { TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { LayerStyle, LegendItem } from '../../../shared/contract/style.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { IconButton, LegendSwatch, useText } from '../../ui/index.ts';
import { useLegend } from '../layers/index.ts';
import { ColorButton } from './style-parts.tsx';
import css from './styles.module.css';
import type { Editing } from './use-editing.ts';

/** What a line of the legend changes in the style: its colour or its words; null where it has none of its own. */
const changed = (
  style: LayerStyle,
  key: string,
  change: { readonly color?: string; readonly label?: string },
): Partial<LayerStyle> | null => {
  if (key.startsWith('v:')) {
    const categories = style.categories.map((one) =>
      `v:${one.value}` === key ? { ...one, ...change } : one,
    );
    return { categories };
  }
  const at = Number(key.slice(2));
  const { classes } = style;
  if (!key.startsWith('k:') || classes === null || style.kind !== 'classes') return null;
  const { color, label } = change;
  const colors = classes.colors.map((one, i) => (i === at && color ? color : one));
  const labels = classes.colors.map((_, i) =>
    i === at && label !== undefined ? label : (classes.labels?.[i] ?? ''),
  );
  return { classes: { ...classes, colors, labels } };
};

const toggled = (hidden: readonly string[] | undefined, key: string): string[] =>
  hidden?.includes(key) ? hidden.filter((one) => one !== key) : [...(hidden ?? []), key];

/** The words of a line: kept when the field is left or Enter is pressed. */
function LineWords({
  item,
  onKeep,
}: {
  readonly item: LegendItem;
  readonly onKeep: (words: string) => void;
}) {
  const t = useText();
  const [words, setWords] = useState<string | null>(null);
  const keep = (): void => {
    if (words !== null && words !== item.label) onKeep(words.trim());
    setWords(null);
  };
  return (
    <TextInput
      size="xs"
      variant="unstyled"
      className={css.words ?? ''}
      aria-label={t(stylesUi.nameOf, { label: item.label })}
      value={words ?? item.label}
      maxLength={120}
      onChange={(event) => setWords(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape' || words === null) return;
        event.stopPropagation();
        setWords(null);
      }}
    />
  );
}

function EditableLine({ item, editing }: { readonly item: LegendItem; readonly editing: Editing }) {
  const t = useText();
  const { layer, style, show, keep } = editing;
  // The colours of zones stand with the zones.
  const own = layer.zoneSchemeId === null && changed(style, item.key, {}) !== null;
  const name = { label: item.label };
  const tell = (put: typeof keep, change: { color?: string; label?: string }): void => {
    const made = changed(style, item.key, change);
    if (made !== null) put(made);
  };
  const Icon = item.hidden ? IconEyeOff : IconEye;
  return (
    <li className={css.editLine} data-off={item.hidden || undefined}>
      {own && item.color !== null ? (
        <ColorButton
          label={t(stylesUi.colorOf, name)}
          color={item.color}
          onMove={(color) => tell(show, { color })}
          onEnd={(color) => tell(keep, { color })}
        />
      ) : (
        <span className={css.stillSwatch}>
          <LegendSwatch look={item} />
        </span>
      )}
      {own ? (
        <LineWords item={item} onKeep={(label) => tell(keep, { label })} />
      ) : (
        <span className={css.words}>{item.label}</span>
      )}
      <span className={css.lineCount}>{formatNumber(item.count)}</span>
      <IconButton
        size={24}
        label={t(item.hidden ? stylesUi.showLine : stylesUi.hideLine, name)}
        pressed={item.hidden !== true}
        onClick={() => keep({ hidden: toggled(style.hidden, item.key) })}
      >
        <Icon size={16} stroke={1.75} />
      </IconButton>
    </li>
  );
}

/** The lines of the legend: words, colours, and whether their rows are drawn. */
export function LineEditor({ editing }: { readonly editing: Editing }) {
  const t = useText();
  const { layer } = editing;
  const data = useLegend(layer);
  const items = (data?.items ?? []).filter(({ kind, size }) => kind !== 'single' && size === undefined);
  if (items.length === 0) return null;
  return (
    <ul className={css.editLines} aria-label={t(stylesUi.lines)}>
      {items.map((item) => (
        <EditableLine key={item.key} item={item} editing={editing} />
      ))}
    </ul>
  );
}
