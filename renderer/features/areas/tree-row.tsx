import { IconBuildingCommunity, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { BUDDHIST_OFFSET, formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { type Translate, useLanguage, useText } from '../../ui/index.ts';
import css from './areas.module.css';
import type { NodeKind, TreeLine, TreeNode } from './spine-tree.ts';

const PREFIX: Readonly<Partial<Record<NodeKind, string>>> = {
  province: 'จ.',
  district: 'อ.',
  subdistrict: 'ต.',
};

/** A name with the short word for its kind, as lists show it. */
export const nodeTitle = (node: Pick<TreeNode, 'kind' | 'title'>, t: Translate): string => {
  if (node.kind === 'unplaced') return t(areasUi.unplaced);
  const prefix = PREFIX[node.kind];
  return prefix === undefined || node.title.startsWith(prefix) ? node.title : prefix + node.title;
};

const under = (nodes: readonly TreeNode[], kind: NodeKind): number =>
  nodes.reduce((sum, node) => sum + (node.kind === kind && !node.beside ? 1 : under(node.children, kind)), 0);

/** The year of a day alone: the whole day has no room beside a name. */
const yearOf = (day: string, language: 'th' | 'en'): number =>
  Number(day.slice(0, 4)) + (language === 'th' ? BUDDHIST_OFFSET : 0);

/** What a branch holds, in short: districts of a province or zone, sub-districts of a district, villages below. */
function countsOf(node: TreeNode, t: Translate): string {
  const say = (kind: NodeKind, words: { th: string; en: string }): string | null => {
    const n = under(node.children, kind);
    return n === 0 ? null : t(words, { n: formatNumber(n) });
  };
  switch (node.kind) {
    case 'province':
    case 'zone':
      return say('district', areasUi.countDistricts) ?? t(areasUi.nothingHere);
    case 'district':
      return (
        say('subdistrict', areasUi.countSubdistricts) ??
        say('council_area', areasUi.countCouncils) ??
        t(areasUi.nothingHere)
      );
    case 'subdistrict':
    case 'council_area':
      return node.beside ? '' : (say('village', areasUi.countVillages) ?? t(areasUi.nothingHere));
    case 'village':
      return node.area?.moo == null ? '' : t(areasUi.moo, { n: node.area.moo });
    case 'unplaced':
      return formatNumber(node.children.length);
  }
}

interface TreeRowProps {
  readonly id: string;
  readonly line: TreeLine;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  /** The line becomes the active one; the tree keeps the focus, since a line that scrolls away is taken out of the page. */
  readonly onPress: () => void;
  readonly onFold: () => void;
  readonly onSelect: (how: 'replace' | 'toggle') => void;
}

/** One line of the tree. The tree itself has the keys; the mouse folds at the arrow and selects beside it. */
export function TreeRow({ id, line, top, active, selected, onPress, onFold, onSelect }: TreeRowProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { node, level, expanded, position, size } = line;
  const folds = node.children.length > 0;
  const until = node.area?.retired ? node.area.validTo : null;
  const title = nodeTitle(node, t);
  const ended = until === null ? null : t(areasUi.retiredTag, { date: formatDate(until, language) });
  const counts = ended ?? countsOf(node, t);
  const click = (event: MouseEvent): void =>
    onSelect(event.ctrlKey || event.metaKey || event.shiftKey ? 'toggle' : 'replace');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree holds the focus and takes the keys for its active line
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-setsize={size}
      aria-posinset={position}
      aria-selected={selected}
      {...(folds ? { 'aria-expanded': expanded } : {})}
      aria-label={[title, node.code, counts].filter((part) => part).join(' ')}
      className={css.line}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-retired={until !== null || undefined}
      data-beside={node.beside || undefined}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 6 + (level - 1) * 14 }}
      onMouseDown={(event) => {
        event.preventDefault();
        onPress();
      }}
      onClick={click}
      onDoubleClick={onFold}
    >
      <span
        className={css.fold}
        aria-hidden="true"
        onClick={(event) => {
          if (!folds) return;
          event.stopPropagation();
          onFold();
        }}
      >
        {folds && (expanded ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />)}
      </span>
      {node.kind === 'council_area' && <IconBuildingCommunity size={15} stroke={1.75} aria-hidden="true" />}
      {node.color !== null && <span className={css.swatch} style={{ background: node.color }} />}
      <span className={css.name}>{title}</span>
      <span className={css.counts} title={ended ?? undefined}>
        {until === null ? counts : t(areasUi.retiredYear, { year: yearOf(until, language) })}
      </span>
    </div>
  );
}
