import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { IconDownload, IconExternalLink, IconMapPin, IconShieldLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { formatDate, formatTime } from '../../../shared/domain/dates.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { formatDistance } from '../../../shared/domain/units.ts';
import { documentKinds, documentsUi } from '../../../shared/text/documents-ui.ts';
import { platform } from '../../platform/index.ts';
import { formatSize, useLanguage, useText } from '../../ui/index.ts';
import {
  changeDocument,
  detachDocument,
  openElsewhere,
  releaseDocument,
  restrictDocument,
  saveDocument,
  showPlaceOf,
  takePlaceOf,
} from './document-actions.ts';
import { placeWords } from './place-words.ts';
import type { RowRef } from './use-documents.ts';
import css from './viewer.module.css';
import { closeViewer, followMoved } from './viewer-store.ts';

export interface DetailsProps {
  readonly item: DocumentItem;
  readonly row: RowRef;
  readonly store: 'none' | 'locked' | 'open';
}

/** Title and note: kept when left or by Enter. */
function Words({ item }: { readonly item: DocumentItem }) {
  const t = useText();
  const [title, setTitle] = useState(item.title);
  const [note, setNote] = useState(item.note);
  const saveTitle = (): void => {
    const wanted = title.trim();
    if (wanted === '') setTitle(item.title);
    else if (wanted !== item.title) void changeDocument(item, { title: wanted });
  };
  return (
    <>
      <TextInput
        label={t(documentsUi.title)}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onBlur={saveTitle}
        onKeyDown={(event) => event.key === 'Enter' && saveTitle()}
      />
      <Textarea
        label={t(documentsUi.note)}
        value={note}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => note.trim() !== item.note && void changeDocument(item, { note: note.trim() })}
      />
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ item }: { readonly item: DocumentItem }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const when = (instant: string | null): string =>
    instant === null ? '–' : `${formatDate(instant, language)} ${formatTime(instant, language)}`;
  return (
    <dl className={css.facts}>
      {item.takenAt !== null && <Fact term={t(documentsUi.takenAt)}>{when(item.takenAt)}</Fact>}
      <Fact term={t(documentsUi.addedAt)}>{when(item.addedAt)}</Fact>
      <Fact term={t(documentsUi.kind)}>
        {t(documentKinds[item.kind])} · {formatSize(item.bytes)}
      </Fact>
      <Fact term={t(documentsUi.fileName)}>{item.fileName}</Fact>
    </dl>
  );
}

function Place({ item, row }: Pick<DetailsProps, 'item' | 'row'>) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { place } = item;
  if (place === null) return null;
  return (
    <section className={css.place}>
      <p>
        <IconMapPin size={18} stroke={1.75} aria-hidden="true" />
        <span>
          {t(documentsUi.placeSentence, { place: placeWords(place) })}
          {place.fromRowM !== null && (
            <small>{t(documentsUi.placeFar, { distance: formatDistance(place.fromRowM, language) })}</small>
          )}
        </span>
      </p>
      <div className={css.buttons}>
        <Button
          size="compact-md"
          variant="default"
          onClick={() => {
            closeViewer();
            showPlaceOf(place);
          }}
        >
          {t(documentsUi.showOnMap)}
        </Button>
        {place.usable && (
          <Button size="compact-md" variant="default" onClick={() => void takePlaceOf(item, row)}>
            {t(documentsUi.usePlace)}
          </Button>
        )}
      </div>
    </section>
  );
}

function Sensitive({ item, row, store }: DetailsProps) {
  const t = useText();
  const [on, setOn] = useState(item.sensitive);
  const mark = async (sensitive: boolean): Promise<void> => {
    setOn(sensitive);
    if (!(await changeDocument(item, { sensitive }))) setOn(!sensitive);
  };
  const move = (): Promise<void> => followMoved(row, () => restrictDocument(item, store));
  return (
    <section className={css.sensitive} data-on={on || undefined}>
      <Checkbox
        size="sm"
        label={t(documentsUi.sensitive)}
        checked={on}
        onChange={(event) => void mark(event.currentTarget.checked)}
      />
      {on && (
        <>
          <p>{t(documentsUi.sensitiveText)}</p>
          <Button
            size="compact-md"
            leftSection={<IconShieldLock size={16} stroke={1.75} />}
            onClick={() => void move()}
          >
            {t(documentsUi.restrict)}
          </Button>
          <p>{t(documentsUi.restrictText)}</p>
        </>
      )}
    </section>
  );
}

function Release({ item, row }: Pick<DetailsProps, 'item' | 'row'>) {
  const t = useText();
  const move = (): Promise<void> => followMoved(row, () => releaseDocument(item));
  return (
    <Button size="compact-md" variant="default" onClick={() => void move()}>
      {t(documentsUi.release)}
    </Button>
  );
}

function Out({ item }: { readonly item: DocumentItem }) {
  const t = useText();
  const icon = <IconDownload size={16} stroke={1.75} />;
  const save = (form: 'plain' | 'original') => (): void => void saveDocument(item, form);
  return (
    <div className={css.buttons}>
      {item.strippable && (
        <Button
          size="compact-md"
          variant="default"
          leftSection={icon}
          title={t(documentsUi.savePlainNote)}
          onClick={save('plain')}
        >
          {t(documentsUi.savePlain)}
        </Button>
      )}
      <Button
        size="compact-md"
        variant="default"
        leftSection={item.strippable ? undefined : icon}
        onClick={save('original')}
      >
        {t(item.strippable ? documentsUi.saveOriginal : documentsUi.save)}
      </Button>
      {item.openable && platform.canOpenFile && (
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconExternalLink size={16} stroke={1.75} />}
          onClick={() => void openElsewhere(item)}
        >
          {t(documentsUi.openElsewhere)}
        </Button>
      )}
    </div>
  );
}

/** What is known of the document that is looked at, and what can be done with it. */
export function ViewerDetails(props: DetailsProps) {
  const { item, row } = props;
  const t = useText();
  const ofPerson = registerOf(row.layer)?.store === 'restricted';
  return (
    <aside className={css.details} aria-label={t(documentsUi.details)}>
      <Words key={`${item.restricted} ${item.id} ${item.title} ${item.note}`} item={item} />
      <Place item={item} row={row} />
      <Facts item={item} />
      {!item.restricted && item.kind === 'photo' && (
        <Sensitive key={`${item.id} ${item.sensitive}`} {...props} />
      )}
      {item.restricted && !ofPerson && <Release item={item} row={row} />}
      {item.here && <Out item={item} />}
      <Button
        size="compact-md"
        variant="subtle"
        color="red"
        className={css.detach ?? ''}
        onClick={() => {
          closeViewer();
          void detachDocument(item);
        }}
      >
        {t(documentsUi.detach)}
      </Button>
    </aside>
  );
}
