import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconHierarchy, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { setLeftWide, setSelection, toggleSelected, useDesk } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { Empty, ErrorNotice, Panel, PanelHead, useText } from '../../ui/index.ts';
import { AreaTree } from './area-tree.tsx';
import css from './areas.module.css';
import { AreasFoot } from './areas-foot.tsx';
import { AreasMenu } from './areas-menu.tsx';
import { setAreasDesk, useAreasDesk } from './areas-store.ts';
import { ChangePanel } from './change-panel.tsx';
import { CouncilPanel } from './council-panel.tsx';
import { pathTo, searchTree, type TreeNode } from './spine-tree.ts';
import { type SpineState, useSpine, useTree } from './use-spine.ts';

/** The structure of areas, and in its place what is being changed of it. */
export function AreasPanel({ onClose }: { readonly onClose: () => void }) {
  const view = useAreasDesk((state) => state.view);
  const wide = view.kind !== 'tree';
  useEffect(() => {
    setLeftWide(wide);
    return () => setLeftWide(false);
  }, [wide]);
  if (view.kind === 'change') return <ChangePanel key={JSON.stringify(view.start)} start={view.start} />;
  if (view.kind === 'council') return <CouncilPanel key={view.fid} fid={view.fid} />;
  return <TreePanel onClose={onClose} />;
}

function TreePanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const state = useSpine();
  return (
    <Panel label={t(areasUi.heading)}>
      <PanelHead title={t(areasUi.heading)} onClose={onClose}>
        <AreasMenu />
      </PanelHead>
      {state.error !== null && <ErrorNotice text={t(refusalSentence(state.error))} />}
      {state.spine !== undefined &&
        (state.spine.areas.length === 0 ? (
          <Empty
            fill
            icon={<IconHierarchy size={24} stroke={1.75} />}
            title={t(areasUi.emptyTitle)}
            text={t(areasUi.emptyText)}
          />
        ) : (
          <TreeBody state={state} />
        ))}
    </Panel>
  );
}

function Arrangement({ state }: { readonly state: SpineState }) {
  const t = useText();
  const { mode, retired, search } = useAreasDesk();
  const { schemes, scheme } = state;
  return (
    <div className={css.arrange}>
      <TextInput
        size="sm"
        aria-label={t(areasUi.find)}
        placeholder={t(areasUi.find)}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={search}
        onChange={(event) => setAreasDesk({ search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || search === '') return;
          event.preventDefault();
          setAreasDesk({ search: '' });
        }}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t(areasUi.mode)}
        value={mode}
        data={[
          { value: 'official', label: t(areasUi.modeOfficial) },
          { value: 'councils', label: t(areasUi.modeCouncils) },
        ]}
        onChange={(value) => setAreasDesk({ mode: value === 'councils' ? 'councils' : 'official' })}
      />
      {schemes.length > 0 && (
        <Select
          size="xs"
          aria-label={t(areasUi.scheme)}
          allowDeselect={false}
          data={[
            ...schemes.map(({ id, title }) => ({ value: id, label: title })),
            { value: 'none', label: t(areasUi.noScheme) },
          ]}
          value={scheme?.id ?? 'none'}
          onChange={(value) => setAreasDesk({ schemeId: value === 'none' ? '' : value })}
        />
      )}
      <Checkbox
        size="xs"
        label={t(areasUi.showRetired)}
        checked={retired}
        onChange={(event) => setAreasDesk({ retired: event.currentTarget.checked })}
      />
    </div>
  );
}

/** What is open before anyone opens anything: the province, so that its districts or zones are seen. */
const firstOpen = (roots: readonly TreeNode[]): ReadonlySet<string> =>
  new Set(roots.filter(({ kind }) => kind === 'province').map(({ key }) => key));

/** The place in the tree of what is selected on the desk, its branches opened for it. */
const useReveal = (roots: readonly TreeNode[], open: ReadonlySet<string>): string | null => {
  const selection = useDesk((state) => state.selection);
  const lead = selection?.fids.at(-1);
  const path = useMemo(
    () => (selection === null || lead === undefined ? null : pathTo(roots, selection.layer, lead)),
    [roots, selection, lead],
  );
  const now = useRef(open);
  now.current = open;
  // Only a new selection opens branches: who closes one afterwards means it.
  useEffect(() => {
    const missing = path?.slice(0, -1).filter((key) => !now.current.has(key)) ?? [];
    if (missing.length > 0) setAreasDesk({ open: new Set([...now.current, ...missing]) });
  }, [path]);
  return path?.at(-1) ?? null;
};

/** A village is but a point: its sub-district is to be seen around it. */
const VILLAGE_ZOOM = 12.5;

function TreeBody({ state }: { readonly state: SpineState }) {
  const t = useText();
  const map = useMapApi();
  const { search, open: kept, retired } = useAreasDesk();
  const selection = useDesk((desk) => desk.selection);
  const whole = useTree(state);
  const open = useMemo(() => kept ?? firstOpen(whole), [kept, whole]);
  const found = useMemo(() => (search.trim() === '' ? null : searchTree(whole, search)), [whole, search]);
  const reveal = useReveal(whole, open);
  const roots = found?.roots ?? whole;
  const select = ({ layer, fid }: TreeNode, how: 'replace' | 'toggle'): void => {
    if (layer === null || fid === null) return;
    if (how === 'toggle') toggleSelected(layer, fid);
    else {
      setSelection({ layer, fids: [fid] });
      void map.focusFeatures(layer, [fid], layer === 'village' ? VILLAGE_ZOOM : undefined);
    }
  };
  return (
    <>
      <Arrangement state={state} />
      {found !== null && (
        <p className={css.found} role="status">
          {found.found === 0 ? t(areasUi.foundNone) : t(areasUi.found, { n: formatNumber(found.found) })}
          {found.found === 0 && !retired && <small>{t(areasUi.foundRetired)}</small>}
        </p>
      )}
      <AreaTree
        roots={roots}
        open={found?.open ?? open}
        onOpen={(next) => found === null && setAreasDesk({ open: next })}
        isSelected={({ layer, fid }) =>
          selection !== null && selection.layer === layer && fid !== null && selection.fids.includes(fid)
        }
        onSelect={select}
        reveal={found === null ? reveal : null}
      />
      <AreasFoot spine={state.spine} />
    </>
  );
}
