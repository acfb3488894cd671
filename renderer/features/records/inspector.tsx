import { Button, Group, Tabs } from '@mantine/core';
import { IconPencil, IconPointer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { create } from 'zustand';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatDistance, formatNumber } from '../../../shared/domain/units.ts';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { originsUi } from '../../../shared/text/origins-ui.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { openTable, type Selection, setSelection, useDesk } from '../../app/desk.ts';
import {
  Empty,
  ErrorNotice,
  type EvidenceLine,
  EvidenceMark,
  FormatArea,
  Panel,
  PanelBody,
  PanelHead,
  useLanguage,
  useText,
} from '../../ui/index.ts';
import { AreaFigures, AreaLineage } from '../areas/index.ts';
import { DocumentsTab } from '../documents/index.ts';
import { isPersonalName, useLayer, useLayerTitle } from '../layers/index.ts';
import { showOrigins } from '../origins/index.ts';
import { AreaCounts, LockedRows, PersonalRow } from '../restricted/index.ts';
import { EditShapesButton } from '../shapes/index.ts';
import { AddMenu } from './add-menu.tsx';
import { deleteRows } from './delete-store.ts';
import { type OpenForm, useForms } from './drafts.ts';
import { EditBar } from './edit-bar.tsx';
import { FieldList } from './field-list.tsx';
import { canAdd } from './form-actions.ts';
import { FormPanel } from './form-panel.tsx';
import css from './inspector.module.css';
import { InspectorHead } from './inspector-head.tsx';
import { RelatedLists } from './related-lists.tsx';
import { RowHistory } from './row-history.tsx';
import { RowSteps } from './row-steps.tsx';
import { isGone, useSelectedRows, useSelectionArea } from './selection-area.ts';

type Tab = 'fields' | 'related' | 'documents' | 'history';

interface LineProps {
  readonly term: string;
  readonly number?: boolean;
  readonly children: ReactNode;
}

function Line({ term, number = false, children }: LineProps) {
  return (
    <div className={css.field}>
      <dt>{term}</dt>
      <dd data-number={number || undefined}>
        <span className={css.fixed}>{children}</span>
      </dd>
    </div>
  );
}

/** Where the row's measures come from. */
const useEvidence = (feature: Feature): EvidenceLine[] => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return [
    { term: t(recordsText.source), value: feature.source ?? t(recordsText.sourceUnknown) },
    { term: t(recordsText.asOf), value: formatDate(feature.asOf, language) },
    { term: t(recordsText.importedAt), value: formatDate(feature.importedAt, language) },
    { term: t(recordsText.certified), value: t(recordsText.notCertified) },
    ...(feature.areaM2 === null ? [] : [{ term: t(recordsText.method), value: t(recordsText.areaMethod) }]),
  ];
};

/** Leads from a row to the import that it came with. */
function OriginsButton({ feature }: { readonly feature: Feature }) {
  const t = useText();
  if (feature.importedAt === null) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      mt={8}
      onClick={() => showOrigins({ of: 'row', layer: feature.layer, fid: feature.fid }, feature.title)}
    >
      {t(originsUi.ofRow)}
    </Button>
  );
}

function Measures({ feature, layer }: { readonly feature: Feature; readonly layer: LayerSummary }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const evidence = useEvidence(feature);
  const { areaM2, lengthM, title } = feature;
  return (
    <dl className={css.fields}>
      {areaM2 !== null && (
        <Line term={t(recordsText.area)} number>
          <b>
            <FormatArea m2={areaM2} />
          </b>
          <EvidenceMark title={`${t(recordsText.area)} ${title}`} state="draft" lines={evidence}>
            <OriginsButton feature={feature} />
          </EvidenceMark>
          <small>{t(recordsText.areaSquare, { value: formatNumber(areaM2 / 1e6, 2) })}</small>
        </Line>
      )}
      {lengthM !== null && (
        <Line term={t(recordsText.length)} number>
          {formatDistance(lengthM, language)}
        </Line>
      )}
      {areaM2 === null && (
        <Line term={t(recordsText.source)}>
          {feature.source ?? t(recordsText.sourceUnknown)}
          <EvidenceMark title={title} state="draft" lines={evidence}>
            <OriginsButton feature={feature} />
          </EvidenceMark>
        </Line>
      )}
      <Line term={t(recordsText.layerIs)}>{layer.title}</Line>
    </dl>
  );
}

/** The tab stays when another row is chosen: whoever reads histories goes from row to row. */
const useTab = create<{ tab: Tab }>(() => ({ tab: 'fields' }));
const useInspectorTab = (): [Tab, (tab: Tab) => void] => [
  useTab((state) => state.tab),
  (tab) => useTab.setState({ tab }),
];

function Tabbed({ feature, layer }: { readonly feature: Feature; readonly layer: LayerSummary }) {
  const t = useText();
  const [tab, setTab] = useInspectorTab();
  const related = layer.register !== null && layer.kind === 'register';
  const editable = layer.fields.some((field) => field.editable) && layer.kind !== 'result';
  return (
    <Tabs
      value={tab === 'related' && !related ? 'fields' : tab}
      onChange={(value) => setTab(value as Tab)}
      className={css.tabs ?? ''}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="fields">{t(recordsText.tabFields)}</Tabs.Tab>
        {related && <Tabs.Tab value="related">{t(formsText.tabRelated)}</Tabs.Tab>}
        <Tabs.Tab value="documents">{t(documentsUi.tab)}</Tabs.Tab>
        <Tabs.Tab value="history">{t(recordsText.tabHistory)}</Tabs.Tab>
        <span className={css.steps}>
          <RowSteps layer={layer} fid={feature.fid} />
        </span>
      </Tabs.List>
      <Tabs.Panel value="fields" className={css.scroll ?? ''}>
        <Measures feature={feature} layer={layer} />
        <AreaCounts layer={layer} fid={feature.fid} />
        <FieldList feature={feature} layer={layer} />
        {editable && <p className={css.hint}>{t(recordsText.editHint)}</p>}
        <AreaFigures register={layer.register} fid={feature.fid} />
      </Tabs.Panel>
      <Tabs.Panel value="related" className={css.scroll ?? ''}>
        <RelatedLists feature={feature} />
      </Tabs.Panel>
      <Tabs.Panel value="documents" className={css.scroll ?? ''}>
        <DocumentsTab layer={layer.name} fid={feature.fid} />
      </Tabs.Panel>
      <Tabs.Panel value="history" className={css.scroll ?? ''}>
        <AreaLineage register={layer.register} fid={feature.fid} />
        <RowHistory feature={feature} layer={layer} />
      </Tabs.Panel>
      {editable && tab === 'fields' && <EditBar feature={feature} layer={layer} />}
    </Tabs>
  );
}

function One({ layer, fid }: { readonly layer: LayerSummary; readonly fid: number }) {
  const t = useText();
  const feature = useQuery(orpc.layers.feature.queryOptions({ input: { layer: layer.name, fid } }));
  // A row that came back by a redo is asked for again, and its last answer was that it is gone.
  const failed = feature.isError && !feature.isFetching;
  const gone = failed && isGone(feature.error);
  useEffect(() => {
    if (gone) setSelection(null);
  }, [gone]);
  if (failed) return gone ? null : <ErrorNotice text={t(refusalSentence(feature.error))} />;
  if (feature.data === undefined) return null;
  return (
    <>
      <InspectorHead feature={feature.data} layer={layer} />
      <PersonalRow layer={layer} fid={fid} />
      <Tabbed feature={feature.data} layer={layer} />
    </>
  );
}

/** The names of the selected rows; one click leaves only that one selected. */
function SelectedList({ layer, selection }: { readonly layer: LayerSummary; readonly selection: Selection }) {
  const rows = useSelectedRows(selection);
  return (
    <ul className={css.selected}>
      {rows.map((row) => (
        <li key={row.fid}>
          <button type="button" onClick={() => setSelection({ layer: layer.name, fids: [row.fid] })}>
            <span>{row.title}</span>
            {row.areaM2 !== null && (
              <small>
                <FormatArea m2={row.areaM2} form="rai" />
              </small>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Many({ layer, selection }: { readonly layer: LayerSummary; readonly selection: Selection }) {
  const t = useText();
  const titleOf = useLayerTitle();
  const area = useSelectionArea(selection);
  return (
    <>
      <PanelHead
        title={t(recordsText.many, { count: formatNumber(selection.fids.length) })}
        note={titleOf(layer)}
        onClose={() => setSelection(null)}
      />
      <PanelBody padded>
        {area !== null && (
          <p className={css.total}>
            {t(recordsText.manyArea)}
            <b>
              <FormatArea m2={area} />
            </b>
          </p>
        )}
        <SelectedList layer={layer} selection={selection} />
        <Group gap={8}>
          <Button variant="default" onClick={() => openTable(layer.name)}>
            {t(recordsText.seeInTable)}
          </Button>
          <EditShapesButton layer={layer} fids={selection.fids.slice(0, 200)} />
          {canAdd(layer) && (
            <Button variant="default" onClick={() => void deleteRows(layer, selection.fids)}>
              {t(recordsText.removeRows, { count: formatNumber(selection.fids.length) })}
            </Button>
          )}
        </Group>
      </PanelBody>
    </>
  );
}

/** The form that stands in the panel: not the wide one, which covers the table. */
const useFormHere = (): OpenForm | null => {
  const open = useForms((state) => state.open);
  const place = useDesk((state) => state.place);
  return open === null || (open.wide && place === 'data') ? null : open;
};

/** Beside a new row that is made over the table. */
function Beside() {
  const t = useText();
  return (
    <Empty
      fill
      icon={<IconPencil size={24} stroke={1.5} />}
      title={t(formsText.besideNew)}
      text={t(formsText.besideNewText)}
    />
  );
}

/** A row of persons is selected and their store is locked: over the table that is said already. */
function LockedBeside() {
  const place = useDesk((state) => state.place);
  return place === 'data' ? null : <LockedRows />;
}

/** What is known of the selection: one row whole, many rows together; or the form that is open. */
export function Inspector() {
  const t = useText();
  const selection = useDesk((state) => state.selection);
  const layer = useLayer(selection?.layer ?? null);
  const open = useFormHere();
  const [fid] = selection?.fids ?? [];
  const making = useForms((state) => state.open !== null && state.open.fid === null);
  if (open !== null)
    return (
      <Panel label={t(recordsText.inspector)}>
        <FormPanel open={open} wide={false} />
      </Panel>
    );
  return (
    <Panel label={t(recordsText.inspector)}>
      {making ? (
        <Beside />
      ) : layer === undefined && isPersonalName(selection?.layer ?? null) ? (
        <LockedBeside />
      ) : selection === null || layer === undefined || fid === undefined ? (
        <Empty
          fill
          icon={<IconPointer size={24} stroke={1.5} />}
          title={t(recordsText.nothing)}
          text={t(recordsText.nothingText)}
        >
          <AddMenu />
        </Empty>
      ) : selection.fids.length === 1 ? (
        <One key={`${layer.name} ${fid}`} layer={layer} fid={fid} />
      ) : (
        <Many layer={layer} selection={selection} />
      )}
    </Panel>
  );
}
