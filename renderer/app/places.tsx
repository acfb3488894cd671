import type { ReactNode } from 'react';
import { AnalysesBottom, AnalysesLeft, AnalysesRight, openResult } from '../features/analyses/index.ts';
import { openExport } from '../features/exports/index.ts';
import { fillSubdistricts, pickAndImport, RegisterOffer, WaitingImport } from '../features/imports/index.ts';
import { HistoryPanel } from '../features/journal/index.ts';
import { type LayerDoors, LayerPanel } from '../features/layers/index.ts';
import { MeetingsPanel } from '../features/meetings/index.ts';
import { Inspector } from '../features/records/index.ts';
import { DataPlace, RegisterList, TableDrawer } from '../features/tables/index.ts';
import { openSample } from '../features/workspace/index.ts';
import { ZonesPanel } from '../features/zones/index.ts';
import { goTo, type Place, setLeftPanel, useDesk } from './desk.ts';
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
};

function MapLeft() {
  const panel = useDesk((state) => state.leftPanel);
  return panel === 'zones' ? (
    <ZonesPanel onClose={() => setLeftPanel('layers')} />
  ) : (
    <LayerPanel doors={doors} housingRow={<HouseholdRow />} />
  );
}

function SidePanel() {
  const history = useDesk((state) => state.historyOpen);
  return history ? <HistoryPanel /> : <Inspector />;
}

function HistoryOr({ children }: { readonly children: ReactNode }) {
  const history = useDesk((state) => state.historyOpen);
  return history ? <HistoryPanel /> : children;
}

/** What an import left to do: an offer, or a preview that waits. */
function Offers() {
  return (
    <>
      <WaitingImport />
      <RegisterOffer />
    </>
  );
}

const PARTS: Readonly<Record<Place, PlaceParts>> = {
  map: { left: <MapLeft />, right: <SidePanel />, bottom: <TableDrawer />, over: <Offers /> },
  data: { left: <RegisterList />, right: <SidePanel />, bottom: null, over: <DataPlace /> },
  analysis: {
    left: <AnalysesLeft />,
    right: (
      <HistoryOr>
        <AnalysesRight />
      </HistoryOr>
    ),
    bottom: <AnalysesBottom />,
    over: null,
  },
  meeting: { left: <MeetingsPanel />, right: <SidePanel />, bottom: null, over: null },
};

export const partsOf = (place: Place): PlaceParts => PARTS[place];
