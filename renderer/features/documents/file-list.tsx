import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { documentKinds, documentsUi } from '../../../shared/text/documents-ui.ts';
import { formatSize, useLanguage, useText } from '../../ui/index.ts';
import { DocumentMenu } from './document-menu.tsx';
import { DocumentSign } from './document-sign.tsx';
import css from './documents.module.css';
import { DocumentMarks } from './photo-grid.tsx';
import type { RowRef } from './use-documents.ts';
import { viewDocument } from './viewer-store.ts';

interface FilesProps {
  readonly items: readonly DocumentItem[];
  readonly row: RowRef;
  readonly store: 'none' | 'locked' | 'open';
}

/** Files that are no picture to be shown: what each is, how large, and since when it is here. */
export function FileList({ items, row, store }: FilesProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <ul className={css.files}>
      {items.map((item) => (
        <li key={`${item.restricted} ${item.id}`} className={css.file}>
          <button
            type="button"
            className={css.fileMain}
            aria-label={t(documentsUi.open, { title: item.title })}
            onClick={() => viewDocument(row, item)}
          >
            <DocumentSign kind={item.kind} size={22} />
            <span className={css.fileWords}>
              <span title={item.title}>{item.title}</span>
              <small>
                {t(documentKinds[item.kind])} · {formatSize(item.bytes)} ·{' '}
                {formatDate(item.addedAt, language)}
              </small>
            </span>
            <DocumentMarks item={item} />
          </button>
          <DocumentMenu item={item} store={store} />
        </li>
      ))}
    </ul>
  );
}
