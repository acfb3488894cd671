import { Button, Select, TextInput } from '@mantine/core';
import { IconEye, IconLock, IconLockOpen } from '@tabler/icons-react';
import { lawfulBasis } from '../../../shared/contract/import-choice.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatDate, parseDate } from '../../../shared/domain/dates.ts';
import { importsPersonal } from '../../../shared/text/imports-personal-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { type Translate, useLanguage, useText } from '../../ui/index.ts';
import { openStore, useRestrictedState } from '../restricted/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';
import { type ReviewedSet, type } from './import-store.ts';
import css2 from './personal.module.css';
import { decideRegister } from './reread.ts';

const columnsWords = (personal: ImportSet['personal'], t: Translate): string =>
  personal
    .slice(0, 6)
    .map(({ kind, name }) => t(importsPersonal.column, { kind: t(importsPersonal.kinds[kind]), name }))
    .join(', ');

/** Personal data on its way to where anyone can read it: which columns, and the safe way. */
export function PersonalWarning({ set }: { readonly set: ImportSet }) {
  const t = useText();
  // What no field takes stays in the file.
  const left = new Set(set.register === null ? [] : set.mapping?.left);
  const personal = set.personal.filter(({ name, withheld: out }) => out || !left.has(name));
  if (personal.length === 0 || set.register === 'household') return null;
  const withheld = personal.some((column) => column.withheld);
  return (
    <section className={css2.warning} aria-label={t(importsPersonal.personal)}>
      <IconEye size={18} stroke={1.75} aria-hidden="true" />
      <p>
        <b>{t(importsPersonal.found, { list: columnsWords(personal, t) })}</b>{' '}
        {t(withheld ? importsPersonal.withheld : importsPersonal.openToAll)}
      </p>
      <Button size="compact-md" variant="default" onClick={() => decideRegister(set.key, 'household')}>
        {t(importsPersonal.useHouseholds)}
      </Button>
    </section>
  );
}

/** For households: where the data goes, and on what ground it is kept. */
export function PersonalCard({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, typed } = reviewed;
  const { state } = useRestrictedState();
  const settled = typed.basisKind !== null && typed.basisNote.trim() !== '' && state === 'open';
  const health = set.personal.some(({ kind }) => kind === 'health');
  return (
    <Card
      kind="personal"
      title={t(importsPersonal.personal)}
      note={t(importsPersonal.restrictedHere)}
      state={settled ? 'ok' : 'ask'}
    >
      <div className={css.form}>
        <StoreLine state={state} />
        {set.personal.length > 0 && (
          <p className={css2.columns}>{t(importsPersonal.found, { list: columnsWords(set.personal, t) })}</p>
        )}
        <Select
          size="sm"
          label={t(importsPersonal.basis)}
          placeholder={t(importsPersonal.basisChoose)}
          withAsterisk
          allowDeselect={false}
          value={typed.basisKind}
          data={lawfulBasis.shape.kind.options.map((kind) => ({
            value: kind,
            label: t(importsPersonal.basisKinds[kind]),
          }))}
          onChange={(value) => {
            const kind = lawfulBasis.shape.kind.safeParse(value);
            if (kind.success) type(set.key, { basisKind: kind.data });
          }}
        />
        {health && typed.basisKind !== 'consent' && (
          <p className={css2.sensitive}>{t(importsPersonal.sensitive)}</p>
        )}
        <div className={css.pair}>
          <TextInput
            size="sm"
            label={t(importsPersonal.note)}
            placeholder={t(importsPersonal.noteHint)}
            withAsterisk
            value={typed.basisNote}
            maxLength={500}
            onChange={(event) => type(set.key, { basisNote: event.currentTarget.value })}
          />
          <KeepUntil reviewed={reviewed} />
        </div>
      </div>
    </Card>
  );
}

/** Whether the encrypted store can take the rows, and the way to open or make it. */
function StoreLine({ state }: { readonly state: ReturnType<typeof useRestrictedState>['state'] }) {
  const t = useText();
  const open = state === 'open';
  const Icon = open ? IconLockOpen : IconLock;
  const words = open
    ? importsPersonal.storeOpen
    : state === 'none'
      ? importsPersonal.storeNone
      : importsPersonal.storeLocked;
  return (
    <p className={css2.store} data-tone={open ? 'ok' : 'warn'}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{t(importsPersonal.store)}</b> {t(words)}
      </span>
      {!open && state !== 'unknown' && (
        <Button size="compact-sm" variant="light" onClick={() => void openStore(state)}>
          {t(state === 'none' ? importsPersonal.storeCreate : importsPersonal.storeUnlock)}
        </Button>
      )}
    </p>
  );
}

function KeepUntil({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { set, typed } = reviewed;
  const text = typed.keepUntil.trim();
  const read = parseDate(text);
  return (
    <TextInput
      size="sm"
      label={t(importsPersonal.keepUntil)}
      placeholder={t(importsPersonal.keepUntilHint)}
      value={typed.keepUntil}
      error={text.length >= 6 && read === null ? t(importsUi.asOfWrong) : null}
      description={
        read === null ? null : t(importsUi.asOfRead, { date: formatDate(read.iso, language, 'long') })
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => type(set.key, { keepUntil: event.currentTarget.value })}
    />
  );
}
