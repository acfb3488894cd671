import { Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { BasemapFinding } from '../../../shared/contract/basemaps.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { ErrorNotice, formatSize, useText } from '../../ui/index.ts';
import { type Choice, choose } from './add-store.ts';
import css from './basemaps.module.css';
import { remarksOf } from './finding-remarks.ts';

interface CardProps {
  readonly finding: BasemapFinding;
  readonly choice: Choice;
  /** The user wanted to go on: what is missing is said. */
  readonly tried: boolean;
}

/** One file: what it is, and what is to be said of it; or why it can't be used. */
export function FindingCard({ finding, choice, tried }: CardProps) {
  const t = useText();
  const { token, name, refusal } = finding;
  if (refusal !== null)
    return (
      <section className={css.card} aria-label={name}>
        <ErrorNotice tone="warn" text={t(refusalSentence(new Refusal(refusal.code, refusal.details)))} />
      </section>
    );
  return (
    <section className={css.card} aria-label={name}>
      <p className={css.facts}>
        <b>{name}</b> <Facts finding={finding} />
      </p>
      <TextInput
        label={t(basemapsUi.title)}
        value={choice.title}
        maxLength={120}
        data-autofocus
        error={tried && choice.title.trim() === '' ? t(basemapsUi.titleMissing) : null}
        onChange={(event) => choose(token, { title: event.currentTarget.value })}
      />
      <TextInput
        label={t(basemapsUi.attribution)}
        placeholder={t(basemapsUi.attributionHint)}
        value={choice.attribution}
        maxLength={300}
        onChange={(event) => choose(token, { attribution: event.currentTarget.value })}
      />
      {finding.format === 'image' && <Crs finding={finding} choice={choice} tried={tried} />}
      {remarksOf(finding, choice.crs).map((remark) => (
        <ErrorNotice key={remark} tone="warn" text={remark} />
      ))}
      {finding.canRefer && <Place token={token} place={choice.place} />}
    </section>
  );
}

function Facts({ finding }: { readonly finding: BasemapFinding }) {
  const t = useText();
  const { width, height, kind, minZoom, maxZoom, bytes } = finding;
  const words =
    width !== null && height !== null
      ? t(basemapsUi.kindPicture, { width: formatNumber(width), height: formatNumber(height) })
      : t(kind === 'vector' ? basemapsUi.kindVector : basemapsUi.kindTiles, {
          from: minZoom ?? 0,
          to: maxZoom ?? 0,
        });
  return (
    <span>
      {words} · {formatSize(bytes)}
    </span>
  );
}

const WHERE = {
  here: basemapsUi.crsHere,
  thailand: basemapsUi.crsThailand,
  far: basemapsUi.crsFar,
} as const;

function Crs({ finding, choice, tried }: CardProps) {
  const t = useText();
  const { crs, candidates, token } = finding;
  const known = crs === null ? [] : [{ value: crs.id, label: `${crs.title} (${t(basemapsUi.crsFromFile)})` }];
  const others = candidates
    .filter(({ id, extent }) => id !== crs?.id && extent !== null)
    .map(({ id, title, where }) => ({ value: id, label: `${title}${t(WHERE[where])}` }));
  return (
    <Select
      label={t(basemapsUi.crs)}
      description={crs === null ? t(basemapsUi.crsAsk) : undefined}
      placeholder={t(basemapsUi.crsChoose)}
      data={[...known, ...others]}
      value={choice.crs}
      allowDeselect={false}
      error={tried && choice.crs === null ? t(basemapsUi.crsAsk) : null}
      onChange={(value) => choose(token, { crs: value })}
    />
  );
}

function Place({ token, place }: { readonly token: string; readonly place: Choice['place'] }) {
  const t = useText();
  const name = useId();
  const line = (value: Choice['place'], title: string, hint: string) => (
    <label className={css.choice} data-on={place === value || undefined}>
      <input
        type="radio"
        name={name}
        checked={place === value}
        onChange={() => choose(token, { place: value })}
      />
      <span>
        <b>{title}</b>
        <small>{hint}</small>
      </span>
    </label>
  );
  return (
    <fieldset className={css.keep}>
      <legend>{t(basemapsUi.keep)}</legend>
      {line('referred', t(basemapsUi.keepReferred), t(basemapsUi.keepReferredHint))}
      {line('copied', t(basemapsUi.keepCopied), t(basemapsUi.keepCopiedHint))}
    </fieldset>
  );
}
