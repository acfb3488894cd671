import { IconAlertTriangle, IconMapPin, IconShieldLock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { DocumentMenu } from './document-menu.tsx';
import { DocumentSign } from './document-sign.tsx';
import css from './documents.module.css';
import type { RowRef } from './use-documents.ts';
import { useThumb } from './use-picture.ts';
import { viewDocument } from './viewer-store.ts';

/** True once the element was scrolled to: what nobody sees is not fetched. */
const useSeen = () => {
  const ref = useRef<HTMLLIElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (ref.current === null || seen) return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [seen]);
  return { ref, seen };
};

/** Signs for what the picture alone does not say, each with its word. */
export function DocumentMarks({ item }: { readonly item: DocumentItem }) {
  const t = useText();
  const mark = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <span className={css.marks}>
      {!item.here && (
        <span data-tone="danger" title={t(documentsUi.isMissing)}>
          <IconAlertTriangle {...mark} />
          <span className="visually-hidden">{t(documentsUi.isMissing)}</span>
        </span>
      )}
      {item.restricted && (
        <span title={t(documentsUi.isRestricted)}>
          <IconShieldLock {...mark} />
          <span className="visually-hidden">{t(documentsUi.isRestricted)}</span>
        </span>
      )}
      {!item.restricted && item.sensitive && (
        <span data-tone="warn" title={t(documentsUi.isSensitive)}>
          <IconAlertTriangle {...mark} />
          <span className="visually-hidden">{t(documentsUi.isSensitive)}</span>
        </span>
      )}
      {item.place !== null && (
        <span title={t(documentsUi.hasPlace)}>
          <IconMapPin {...mark} />
          <span className="visually-hidden">{t(documentsUi.hasPlace)}</span>
        </span>
      )}
    </span>
  );
}

interface TileProps {
  readonly item: DocumentItem;
  readonly row: RowRef;
  readonly store: 'none' | 'locked' | 'open';
}

function Tile({ item, row, store }: TileProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { ref, seen } = useSeen();
  const { url, busy } = useThumb(seen && item.here ? item : null);
  return (
    <li className={css.tile} ref={ref}>
      <button
        type="button"
        className={css.picture}
        aria-label={t(documentsUi.open, { title: item.title })}
        data-busy={busy || undefined}
        onClick={() => viewDocument(row, item)}
      >
        {url === null ? <DocumentSign kind={item.kind} size={28} /> : <img src={url} alt="" />}
        <DocumentMarks item={item} />
      </button>
      <div className={css.caption}>
        <span className={css.name} title={item.title}>
          {item.title}
        </span>
        <DocumentMenu item={item} store={store} />
      </div>
      <span className={css.when}>{formatDate(item.takenAt ?? item.addedAt, language)}</span>
    </li>
  );
}

/** Photos, two beside each other. */
export function PhotoGrid({
  items,
  ...rest
}: Omit<TileProps, 'item'> & { readonly items: readonly DocumentItem[] }) {
  return (
    <ul className={css.grid}>
      {items.map((item) => (
        <Tile key={`${item.restricted} ${item.id}`} item={item} {...rest} />
      ))}
    </ul>
  );
}
