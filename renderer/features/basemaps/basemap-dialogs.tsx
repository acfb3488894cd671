import { AddDialog } from './add-dialog.tsx';
import { AddressDialog } from './address-dialog.tsx';

/** The dialogs that add basemaps. */
export function BasemapDialogs() {
  return (
    <>
      <AddDialog />
      <AddressDialog />
    </>
  );
}
