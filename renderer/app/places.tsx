import type { ReactNode } from 'react';
import { AnalysesBottom, AnalysesLeft, AnalysesRight, openResult } from '../features/analyses/index.ts';
import { AreasPanel } from '../features/areas/index.ts';
import { ChecksPage } from '../features/checks/index.ts';
import { handOnDocuments } from '../features/documents/index.ts';
import { openExport } from '../features/exports/index.ts';
import { openFieldSettings, openNewLayer } from '../features/fields/index.ts';
import { fillSubdistricts, pickAndImport, RegisterOffer, WaitingImport } from '../features/imports/index.ts';
import { HistoryPanel } from '../features/journal/index.ts';
import { type LayerDoors, LayerPanel } from '../features/layers/index.ts';
import { MeetingsPanel } from '../features/meetings/index.ts';
import { showOrigins } from '../features/origins/index.ts';
import { Inspector, PlacingNote, RecordPage } from '../features/records/index.ts';
import { ModeSwitch, ScoringBottom, ScoringLeft, ScoringRight } from '../features/scoring/index.ts';
import { PinNote } from '../features/search/index.ts';
import { canEditShapes, DraftsBar, drawNew, ShapePanel, useIsDrawing } from '../features/shapes/index.ts';
import { openStyle, StylePanel, useIsStyling } from '../features/styles/index.ts';
import { DataPlace, RegisterList, TableDrawer } from '../features/tables/index.ts';
import { openSample } from '../features/workspace/index.ts';
import { ZonesPanel } from '../features/zones/index.ts';
import { goTo, type Place, setLeftPanel, useDesk } from './desk.ts';
import css from './frame.module.css';
import { HouseholdRow } from './household-row.tsx';

/** What stands around the map in a place. */
export interface PlaceParts {
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** Under the map. */
  readonly bottom: ReactNode;
  /** Over the map, in its whole area. */
  readonly over: ReactNode;
}

const doors: LayerDoors = {
  importFiles: () => void pickAndImport(),
  openSample: () => void openSample(),
  exportLayer: openExport,
  showResult: (layer) => {
    goTo('analysis');
    openResult(layer);
  },
  fillSubdistricts: (layer) => void fillSubdistricts(layer),
  showOrigins: ({ name }, title) => showOrigins({ of: 'layer', layer: name }, title),
  handOnDocuments: (layer) => void handOnDocuments(layer, null),
  fieldSettings: openFieldSettings,
  newLayer: openNewLayer,
  styleLayer: ({ name, style }) => openStyle(name, style),
  canDrawIn: canEditShapes,
  drawIn: (layer) => void drawNew(layer),
};

function MapLeft() {
  const panel = useDesk((state) => state.leftPanel);
  const close = (): void => setLeftPanel('layers');
  if (panel === 'zones') return <ZonesPanel onClose={close} />;
  if (panel === 'areas') return <AreasPanel onClose={close} />;
  return <LayerPanel doors={doors} housingRow={<HouseholdRow />} />;
}

function SidePanel() {
  const history = useDesk((state) => state.historyOpen);
  return history ? <HistoryPanel /> : <Inspector />;
}

/** At the map, what is being drawn comes before what is styled, and that before what is selected. */
function MapRight() {
  const drawing = useIsDrawing();
  const styling = useIsStyling();
  if (drawing) return <ShapePanel />;
  return styling ? <StylePanel /> : <SidePanel />;
}

function HistoryOr({ children }: { readonly children: ReactNode }) {
  const history = useDesk((state) => state.historyOpen);
  return history ? <HistoryPanel /> : children;
}

/** What was left to do: an offer after an import, a preview that waits, a border that was not saved. */
function Offers() {
  return (
    <>
      <PlacingNote />
      <PinNote />
      <WaitingImport />
      <RegisterOffer />
      <DraftsBar />
    </>
  );
}

/** The table of a register, or what the rules say of all of them; over it the form that is open wide. */
function DataOver() {
  const checks = useDesk((state) => state.checksOpen);
  return (
    <>
      {checks ? <ChecksPage /> : <DataPlace />}
      <RecordPage />
    </>
  );
}

/** The place of analysis asks questions or puts areas in order. */
function AnalysisLeft() {
  const scoring = useDesk((state) => state.analysisMode === 'scoring');
  return (
    <div className={css.modes}>
      <ModeSwitch />
      {scoring ? <ScoringLeft /> : <AnalysesLeft />}
    </div>
  );
}

function AnalysisRight() {
  const scoring = useDesk((state) => state.analysisMode === 'scoring');
  return <HistoryOr>{scoring ? <ScoringRight /> : <AnalysesRight />}</HistoryOr>;
}

function AnalysisBottom() {
  const scoring = useDesk((state) => state.analysisMode === 'scoring');
  return scoring ? <ScoringBottom /> : <AnalysesBottom />;
}

const PARTS: Readonly<Record<Place, PlaceParts>> = {
  map: { left: <MapLeft />, right: <MapRight />, bottom: <TableDrawer />, over: <Offers /> },
  data: { left: <RegisterList />, right: <SidePanel />, bottom: null, over: <DataOver /> },
  analysis: {
    left: <AnalysisLeft />,
    right: <AnalysisRight />,
    bottom: <AnalysisBottom />,
    over: null,
  },
  meeting: { left: <MeetingsPanel />, right: <SidePanel />, bottom: null, over: null },
};

export const partsOf = (place: Place): PlaceParts => PARTS[place];
