import { ExportDialog } from './export-dialog.tsx';
import { SheetDialog } from './sheet-dialog.tsx';

/** Both dialogs of handing on. Mounted once at the root. */
export function ExportDialogs() {
  return (
    <>
      <ExportDialog />
      <SheetDialog />
    </>
  );
}
