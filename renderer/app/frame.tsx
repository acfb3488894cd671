import type { CSSProperties } from 'react';
import { useEffect, useRef } from 'react';
import { CodesDialog, FiguresDialog } from '../features/areas/index.ts';
import { BasemapDialogs } from '../features/basemaps/index.ts';
import { DocumentViewer } from '../features/documents/index.ts';
import { ExportDialogs } from '../features/exports/index.ts';
import { FieldDialog, ListDialog, NewLayerDialog } from '../features/fields/index.ts';
import { IdentityDialog, WhoBar } from '../features/identity/index.ts';
import { ImportPage, useImportOpen } from '../features/imports/index.ts';
import { Wall } from '../features/meetings/index.ts';
import { OriginsDialog } from '../features/origins/index.ts';
import { DeleteDialog, DraftLossDialog } from '../features/records/index.ts';
import {
  CreateStoreDialog,
  EraseDialog,
  IdleWatch,
  OpenDialog,
  RecoveryDialog,
  RestrictedPage,
  UnlockDialog,
} from '../features/restricted/index.ts';
import { SearchDialog } from '../features/search/index.ts';
import { PassphraseDialog, useWorkspace } from '../features/workspace/index.ts';
import { deskMapApi } from '../map/index.ts';
import { useCommands } from './commands.ts';
import { useDesk } from './desk.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import css from './frame.module.css';
import { useKeys } from './keys.ts';
import { MapArea } from './map-area.tsx';
import { partsOf } from './places.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** `behind`: another page covers it, so that no key may lead there. */
function PlaceAround({ behind }: { readonly behind: boolean }) {
  const place = useDesk((state) => state.place);
  const tableOpen = useDesk((state) => state.tableOpen);
  const tableHeight = useDesk((state) => state.tableHeight);
  const wide = useDesk((state) => state.leftWide && state.place === 'map');
  const { left, right, bottom, over } = partsOf(place);
  const height = tableHeight === null ? {} : { '--table-height': `${tableHeight}px` };
  return (
    <div className={css.place} data-place={place} data-wide={wide || undefined} inert={behind}>
      <aside className={css.left}>
        <ErrorBoundary resetKey={place}>{left}</ErrorBoundary>
      </aside>
      <main
        className={css.middle}
        style={height as CSSProperties}
        data-bottom={place === 'analysis' ? 'answer' : tableOpen && bottom !== null ? 'open' : 'closed'}
      >
        <div className={css.map}>
          <ErrorBoundary>
            <MapArea />
          </ErrorBoundary>
          {over !== null && (
            <div className={place === 'data' ? css.cover : css.float}>
              <ErrorBoundary resetKey={place}>{over}</ErrorBoundary>
            </div>
          )}
        </div>
        {bottom !== null && (
          <div className={css.bottom}>
            <ErrorBoundary resetKey={place}>{bottom}</ErrorBoundary>
          </div>
        )}
      </main>
      <aside className={css.right}>
        <ErrorBoundary resetKey={place}>{right}</ErrorBoundary>
      </aside>
    </div>
  );
}

/** What personal data asks: to be opened, shown with a reason, erased, and whether somebody is still there. */
function PersonalDialogs() {
  return (
    <>
      <UnlockDialog />
      <DraftLossDialog />
      <CreateStoreDialog />
      <RecoveryDialog />
      <OpenDialog />
      <EraseDialog />
      <IdleWatch />
    </>
  );
}

/** What had the keyboard went with the page of the import: the map takes it. */
function useFocusBehind(open: boolean): void {
  const before = useRef(open);
  useEffect(() => {
    if (before.current && !open) deskMapApi.focus();
    before.current = open;
  }, [open]);
}

/** The window with a workspace open: bars, rail, one map, and the place around it. */
export function Frame() {
  const commands = useCommands();
  const importing = useImportOpen();
  useFocusBehind(importing);
  useKeys();
  const readOnly = useWorkspace()?.readOnly ?? true;
  return (
    <div className={css.app}>
      <TopBar />
      <Rail />
      <div className={css.work}>
        <WhoBar readOnly={readOnly} />
        <div className={css.stage}>
          <PlaceAround behind={importing} />
          <ErrorBoundary>
            <RestrictedPage />
          </ErrorBoundary>
          {importing && (
            <div className={css.page}>
              <ErrorBoundary>
                <ImportPage />
              </ErrorBoundary>
            </div>
          )}
        </div>
      </div>
      <StatusBar />
      <SearchDialog commands={commands} />
      <ExportDialogs />
      <BasemapDialogs />
      <DeleteDialog />
      <OriginsDialog />
      <DocumentViewer />
      <FieldDialog />
      <ListDialog />
      <NewLayerDialog />
      <CodesDialog />
      <FiguresDialog />
      <PersonalDialogs />
      <PassphraseDialog />
      <IdentityDialog />
      <Wall />
    </div>
  );
}
