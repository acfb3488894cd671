import { Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { DocumentItem, DocumentRef } from '../../../shared/contract/documents.ts';
import { documentKinds, documentsUi } from '../../../shared/text/documents-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { refusalSentence } from '../../api/index.ts';
import { ErrorNotice, IconButton, useText } from '../../ui/index.ts';
import { DocumentSign } from './document-sign.tsx';
import { type RowRef, useDocuments } from './use-documents.ts';
import { usePicture } from './use-picture.ts';
import css from './viewer.module.css';
import { ViewerDetails } from './viewer-details.tsx';
import { closeViewer, useViewing, viewDocument } from './viewer-store.ts';

const ICON = { size: 20, stroke: 1.75 };

/** The picture, fitted or in its own size; another kind by its sign. */
function Stage({ item, large }: { readonly item: DocumentItem; readonly large: boolean }) {
  const t = useText();
  const { url, failure, busy } = usePicture(item.shown && item.here ? item : null);
  if (failure !== null) return <ErrorNotice tone="warn" text={t(refusalSentence(failure))} />;
  if (url !== null)
    return <img className={css.image} data-large={large || undefined} src={url} alt={item.title} />;
  return (
    <div className={css.sign} aria-busy={busy}>
      <DocumentSign kind={item.kind} size={72} />
      <span>{t(item.here ? documentKinds[item.kind] : documentsUi.isMissing)}</span>
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName);

interface BodyProps {
  readonly row: RowRef;
  readonly items: readonly DocumentItem[];
  readonly item: DocumentItem;
  readonly store: 'none' | 'locked' | 'open';
}

function Body({ row, items, item, store }: BodyProps) {
  const t = useText();
  const [large, setLarge] = useState(false);
  const at = items.indexOf(item);
  const step = (by: -1 | 1): void => {
    const next = items[at + by];
    if (next !== undefined) viewDocument(row, next);
  };
  const keys = (event: KeyboardEvent): void => {
    if (isTyping(event.target)) return;
    if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'ArrowRight') step(1);
    else if (event.key === '+' || event.key === '=') setLarge(true);
    else if (event.key === '-') setLarge(false);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole dialog, whichever of its controls has the focus.
    <div className={css.viewer} onKeyDown={keys}>
      <header className={css.head}>
        <h2>{item.title}</h2>
        <span>{t(documentsUi.position, { at: at + 1, of: items.length })}</span>
        {item.shown && (
          <IconButton
            label={t(large ? documentsUi.fit : documentsUi.actualSize)}
            shortcut={large ? '−' : '+'}
            onClick={() => setLarge(!large)}
          >
            {large ? <IconZoomOut {...ICON} /> : <IconZoomIn {...ICON} />}
          </IconButton>
        )}
        <IconButton label={t(frameText.close)} shortcut="Esc" data-autofocus onClick={closeViewer}>
          <IconX {...ICON} />
        </IconButton>
      </header>
      <div className={css.stage}>
        {at > 0 && (
          <span className={css.step} data-side="left">
            <IconButton
              variant="default"
              label={t(documentsUi.previous)}
              shortcut="←"
              onClick={() => step(-1)}
            >
              <IconChevronLeft {...ICON} />
            </IconButton>
          </span>
        )}
        <Stage item={item} large={large} />
        {at < items.length - 1 && (
          <span className={css.step} data-side="right">
            <IconButton variant="default" label={t(documentsUi.next)} shortcut="→" onClick={() => step(1)}>
              <IconChevronRight {...ICON} />
            </IconButton>
          </span>
        )}
      </div>
      <ViewerDetails item={item} row={row} store={store} />
    </div>
  );
}

function OfRow({ row, shown }: { readonly row: RowRef; readonly shown: DocumentRef }) {
  const { query, all, store } = useDocuments(row);
  const item = all.find(({ id, restricted }) => id === shown.id && restricted === shown.restricted);
  const moving = useViewing((state) => state.moving);
  const [last, setLast] = useState<Pick<BodyProps, 'items' | 'item'> | null>(null);
  if (item !== undefined && item !== last?.item) setLast({ items: all, item });
  // Taken off its row or locked away meanwhile: there is nothing to look at any more.
  const gone = query.isSuccess && !query.isFetching && item === undefined && !moving;
  useEffect(() => {
    if (gone) closeViewer();
  }, [gone]);
  if (item !== undefined) return <Body row={row} items={all} item={item} store={store} />;
  return moving && last !== null ? <Body row={row} {...last} store={store} /> : null;
}

/** Looks at a row's documents one after another: arrows, plus and minus, Esc. */
export function DocumentViewer() {
  const t = useText();
  const { open, looked } = useViewing();
  return (
    <Modal.Root
      opened={open}
      onClose={closeViewer}
      size="auto"
      padding={0}
      radius={12}
      centered
      lockScroll={false}
      classNames={{ content: css.content ?? '', body: css.body ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t(documentsUi.viewer)}>
        <Modal.Body>{looked !== null && <OfRow {...looked} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
