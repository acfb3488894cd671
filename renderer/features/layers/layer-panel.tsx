import { Button, Menu, TextInput } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconFileImport,
  IconHierarchy,
  IconMap,
  IconPlus,
  IconSearch,
  IconStack2,
  IconVectorTriangle,
} from '@tabler/icons-react';
import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { fieldsUi } from '../../../shared/text/fields-ui.ts';
import { mapText } from '../../../shared/text/map.ts';
import { setLeftPanel } from '../../app/desk.ts';
import { Empty, IconButton, Panel, PanelBody, PanelHead, useText } from '../../ui/index.ts';
import { AreaNote } from '../area-filter/index.ts';
import { BasemapFoot, pickBasemaps } from '../basemaps/index.ts';
import { moveLayer } from './layer-actions.ts';
import type { LayerDoors } from './layer-doors.ts';
import { LayerRow } from './layer-row.tsx';
import css from './layers.module.css';
import { reordered } from './reordered.ts';
import { useLayers, useLayerTitle } from './use-layers.ts';

const GROUPS: readonly { readonly key: LayerSummary['group']; readonly title: Bilingual }[] = [
  { key: 'result', title: mapText.groupResult },
  { key: 'area', title: mapText.groupArea },
  { key: 'resource', title: mapText.groupResource },
  { key: 'housing', title: mapText.groupHousing },
  { key: 'organisation', title: mapText.groupOrganisation },
  { key: 'imported', title: mapText.groupImported },
];

interface GroupProps {
  readonly title: string;
  /** From top to bottom. */
  readonly members: readonly LayerSummary[];
  readonly all: readonly LayerSummary[];
  readonly onMoved: (words: string) => void;
  readonly doors: LayerDoors;
  /** A row of another kind at the end. */
  readonly extra: ReactNode;
}

function LayerGroup({ title, members, all, onMoved, doors, extra }: GroupProps) {
  const t = useText();
  const titleOf = useLayerTitle();
  const [open, setOpen] = useState(true);
  const names = members.map((layer) => layer.name);
  const move = (moved: string, target: string | undefined): void => {
    const layer = members.find(({ name }) => name === moved);
    if (layer === undefined || target === undefined || moved === target) return;
    onMoved(t(mapText.movedTo, { title: titleOf(layer), at: names.indexOf(target) + 1, of: names.length }));
    void moveLayer(
      all,
      reordered(
        all.map(({ name }) => name),
        names,
        moved,
        target,
      ),
      layer,
    );
  };
  return (
    <section className={css.group}>
      <h3>
        <button type="button" className={css.groupHead} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? (
            <IconChevronDown size={16} aria-hidden="true" />
          ) : (
            <IconChevronRight size={16} aria-hidden="true" />
          )}
          {title}
          <span>{members.length}</span>
        </button>
      </h3>
      {open && (
        <ul className={css.rows}>
          {members.map((layer, index) => (
            <LayerRow
              key={layer.name}
              layer={layer}
              canMove={{ up: index > 0, down: index < members.length - 1 }}
              onStep={(step) => move(layer.name, names[index + step])}
              onDropped={(moved) => move(moved, layer.name)}
              doors={doors}
            />
          ))}
          {extra}
        </ul>
      )}
    </section>
  );
}

function NoLayers({ doors }: { readonly doors: LayerDoors }) {
  const t = useText();
  return (
    <Empty
      fill
      icon={<IconStack2 size={24} stroke={1.5} />}
      title={t(mapText.emptyTitle)}
      text={t(mapText.emptyText)}
    >
      <Button onClick={doors.importFiles}>{t(mapText.importFiles)}</Button>
      <Button variant="default" onClick={doors.openSample}>
        {t(mapText.emptyTry)}
      </Button>
    </Empty>
  );
}

function PanelTop({
  onFind,
  doors,
}: {
  readonly onFind: (() => void) | undefined;
  readonly doors: LayerDoors;
}) {
  const t = useText();
  return (
    <PanelHead title={t(mapText.layers)}>
      {onFind && (
        <IconButton size={28} label={t(mapText.filterLayers)} onClick={onFind}>
          <IconSearch size={18} stroke={1.75} />
        </IconButton>
      )}
      <IconButton size={28} label={t(areasUi.open)} onClick={() => setLeftPanel('areas')}>
        <IconHierarchy size={18} stroke={1.75} />
      </IconButton>
      <IconButton size={28} label={t(mapText.manageZones)} onClick={() => setLeftPanel('zones')}>
        <IconVectorTriangle size={18} stroke={1.75} />
      </IconButton>
      <Menu position="bottom-end" keepMounted={false}>
        <Menu.Target>
          <IconButton size={28} variant="default" label={t(mapText.add)}>
            <IconPlus size={18} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileImport size={18} stroke={1.75} />} onClick={doors.importFiles}>
            {t(mapText.importFiles)}
          </Menu.Item>
          <Menu.Item leftSection={<IconStack2 size={18} stroke={1.75} />} onClick={doors.newLayer}>
            {t(fieldsUi.newLayer)}
          </Menu.Item>
          <Menu.Item leftSection={<IconMap size={18} stroke={1.75} />} onClick={() => void pickBasemaps()}>
            {t(basemapsUi.add)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </PanelHead>
  );
}

export interface LayerPanelProps {
  readonly doors: LayerDoors;
  /** The row of what is no layer of the map: households. */
  readonly housingRow: ReactNode;
}

interface LayerListProps extends LayerPanelProps {
  readonly layers: readonly LayerSummary[];
  /** What the listed titles hold, or null for all. */
  readonly wanted: string | null;
  readonly onMoved: (words: string) => void;
}

/** Registers that have rows, and every other layer, empty or not. */
const isListed = (layer: LayerSummary): boolean => layer.featureCount > 0 || layer.register === null;

/** All groups. Layers change by their query at any moment; the list follows when there is time for it. */
const LayerList = memo(function LayerList({ layers, wanted, doors, housingRow, onMoved }: LayerListProps) {
  const t = useText();
  const titleOf = useLayerTitle();
  const topFirst = layers
    .filter(isListed)
    .filter((layer) => wanted === null || looseText(titleOf(layer)).includes(looseText(wanted)))
    .reverse();
  return GROUPS.map(({ key, title }) => {
    const members = topFirst.filter((layer) => layer.group === key);
    if (members.length === 0) return null;
    return (
      <LayerGroup
        key={key}
        title={t(title)}
        members={members}
        all={layers}
        onMoved={onMoved}
        doors={doors}
        extra={key === 'housing' ? housingRow : null}
      />
    );
  });
});

/** The layers of the workspace in groups; within a group the first is drawn on top. */
export function LayerPanel({ doors, housingRow }: LayerPanelProps) {
  const t = useText();
  const layers = useLayers();
  const [wanted, setWanted] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const filled = layers.filter(isListed);
  const listed = useDeferredValue(layers);
  return (
    <Panel label={t(mapText.layers)}>
      <PanelTop
        doors={doors}
        onFind={filled.length > 8 ? () => setWanted(wanted === null ? '' : null) : undefined}
      />
      {wanted !== null && (
        <TextInput
          className={css.find ?? ''}
          size="sm"
          autoFocus
          aria-label={t(mapText.filterLayers)}
          placeholder={t(mapText.filterLayers)}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setWanted(null)}
        />
      )}
      <PanelBody>
        <AreaNote wide />
        {filled.length === 0 && <NoLayers doors={doors} />}
        <LayerList
          layers={listed}
          wanted={wanted}
          doors={doors}
          housingRow={housingRow}
          onMoved={setSpoken}
        />
      </PanelBody>
      <BasemapFoot />
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </Panel>
  );
}
