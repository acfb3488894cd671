import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { frameText } from '../../shared/text/frame.ts';
import { useText } from '../ui/index.ts';
import css from './drop-files.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** A folder's files, one level after another: agencies hand over folders as often as files. */
const filesIn = async (entry: FileSystemEntry): Promise<File[]> => {
  if (entry instanceof FileSystemFileEntry || 'file' in entry) {
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return found;
    for (const child of batch) found.push(...(await filesIn(child)));
  }
};

const droppedFiles = async (transfer: DataTransfer): Promise<File[]> => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const loose = [...transfer.files];
  if (entries.every((entry) => entry === null || entry.isFile)) return loose;
  const found: File[] = [];
  for (const entry of entries) if (entry !== null) found.push(...(await filesIn(entry)));
  return found;
};

/** Parts of the page that take files for themselves, such as a row's documents. */
const isTaken = (event: DragEvent): boolean =>
  event.target instanceof Element && event.target.closest('[data-own-drop]') !== null;

/** Files may be dropped anywhere on the window. */
export function DropFiles({ onFiles }: { readonly onFiles: (files: File[]) => void }) {
  const t = useText();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      const free = !isTaken(event);
      if (free) event.preventDefault();
      setOver(free);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event) || isTaken(event) || event.dataTransfer === null) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  if (!over) return null;
  return (
    <div className={css.veil} role="status">
      <div className={css.card}>
        <IconFileImport size={32} stroke={1.5} aria-hidden="true" />
        <b>{t(frameText.dropHere)}</b>
        <span>{t(frameText.dropKinds)}</span>
      </div>
    </div>
  );
}
