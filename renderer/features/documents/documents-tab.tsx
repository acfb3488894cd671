import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, useEffect, useState } from 'react';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { deskMapApi } from '../../map/index.ts';
import { Empty, ErrorNotice, translate, useText } from '../../ui/index.ts';
import { askUnlock } from '../restricted/index.ts';
import { AttachBar } from './attach-bar.tsx';
import { attachFiles } from './attach-store.ts';
import css from './documents.module.css';
import { FileList } from './file-list.tsx';
import { PhotoGrid } from './photo-grid.tsx';
import { type RowRef, useDocuments } from './use-documents.ts';

const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') === true;
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName));

/** A pasted picture has no name of its own. */
const named = (file: File, i: number): File => {
  const ending = file.type.split('/')[1] ?? 'png';
  const number = i === 0 ? '' : ` ${i + 1}`;
  return new File([file], `${translate(documentsUi.pastedName)}${number}.${ending}`, { type: file.type });
};

/** While the list is shown, a picture that is pasted anywhere but into a field comes to this row. */
const usePaste = (row: RowRef): void => {
  const { layer, fid } = row;
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      attachFiles(
        { layer, fid },
        files.map((file, i) => (/^image\.\w+$/.test(file.name) ? named(file, i) : file)),
        { pasted: true },
      );
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [layer, fid]);
};

/** Files dropped here are this row's; anywhere else they are imported. */
const useDrop = (row: RowRef) => {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const into = event.relatedTarget;
        if (!(into instanceof Node && event.currentTarget.contains(into))) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        attachFiles(row, [...event.dataTransfer.files]);
      },
    },
  };
};

function Locked() {
  const t = useText();
  return (
    <div className={css.locked}>
      <span>{t(documentsUi.lockedNote)}</span>
      <Button size="compact-sm" variant="default" onClick={() => void askUnlock()}>
        {t(documentsUi.unlock)}
      </Button>
    </div>
  );
}

/** The documents and photos of a row: attach by button, drop or paste; look, save, move, detach. */
export function DocumentsTab({ layer, fid }: RowRef) {
  const t = useText();
  const row = { layer, fid };
  const { query, photos, files, all, hidden, store } = useDocuments(row);
  const { over, handlers } = useDrop(row);
  usePaste(row);
  // A place that was shown on the map belongs to this list.
  useEffect(() => () => deskMapApi.setPreviewOutlines(null), []);
  const sealedOnly = registerOf(layer)?.store === 'restricted';
  return (
    <section className={css.tab} data-own-drop aria-label={t(documentsUi.tab)} {...handlers}>
      <AttachBar row={row} store={store} sealedOnly={sealedOnly} />
      {query.isError && <ErrorNotice text={t(refusalSentence(query.error))} />}
      {photos.length > 0 && <PhotoGrid items={photos} row={row} store={store} />}
      {files.length > 0 && <FileList items={files} row={row} store={store} />}
      {query.isSuccess && all.length + hidden === 0 && (
        <Empty
          icon={<IconPaperclip size={24} stroke={1.5} />}
          title={t(documentsUi.emptyTitle)}
          text={t(documentsUi.emptyText)}
        />
      )}
      {hidden > 0 && (
        <div className={css.locked}>
          <span>
            {t(sealedOnly ? documentsUi.hiddenOfPerson : documentsUi.hiddenNotAllowed, { count: hidden })}
          </span>
        </div>
      )}
      {store === 'locked' && !sealedOnly && <Locked />}
      {over && (
        <div className={css.veil} role="status">
          {t(documentsUi.dropHere)}
        </div>
      )}
    </section>
  );
}
