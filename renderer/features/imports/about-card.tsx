import { Checkbox, TextInput } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { formatDate, parseDate } from '../../../shared/domain/dates.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import css from './cards.module.css';
import { choose, type ReviewedSet } from './import-store.ts';

interface AboutProps {
  readonly reviewed: ReviewedSet;
  /** Whether the file has other sets beside it. */
  readonly several: boolean;
}

/** Name, source and as-of date of a set; the date is read while it is typed. */
export function AboutCard({ reviewed, several }: AboutProps) {
  const t = useText();
  const { set, choice } = reviewed;
  return (
    <section className={css.card} aria-label={t(importsUi.about)}>
      <header className={css.cardHead}>
        <h2>{t(importsUi.about)}</h2>
        <span className={css.spring} />
        {several && <TakeSet reviewed={reviewed} />}
      </header>
      <div className={css.form}>
        <TextInput
          size="sm"
          label={t(importsUi.layerTitle)}
          value={choice.title}
          maxLength={200}
          error={choice.title.trim() === '' ? t(importsUi.titleMissing) : null}
          onChange={(event) => choose(set.key, { title: event.currentTarget.value })}
        />
        <div className={css.pair}>
          <TextInput
            size="sm"
            label={t(importsUi.source)}
            placeholder={t(importsUi.sourceHint)}
            value={choice.source}
            maxLength={300}
            onChange={(event) => choose(set.key, { source: event.currentTarget.value })}
          />
          <AsOfInput reviewed={reviewed} />
        </div>
        {set.suggestedRegister === 'subdistrict' && (
          <p className={css.hint}>
            <IconMap2 size={16} stroke={1.75} aria-hidden="true" />
            {t(importsUi.looksLikeSubdistricts)}
          </p>
        )}
      </div>
    </section>
  );
}

/** Leaves a set out of the import, or takes it in again. */
function TakeSet({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, choice } = reviewed;
  return (
    <Checkbox
      size="xs"
      label={t(importsUi.takeSet)}
      checked={choice.take}
      onChange={(event) => choose(set.key, { take: event.currentTarget.checked })}
    />
  );
}

function AsOfInput({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { set, choice } = reviewed;
  const typed = choice.asOf.trim();
  const read = parseDate(typed);
  const wrong = typed !== '' && read === null;
  return (
    <TextInput
      size="sm"
      label={t(importsUi.asOf)}
      placeholder={t(importsUi.asOfHint)}
      value={choice.asOf}
      error={wrong && typed.length >= 6 ? t(importsUi.asOfWrong) : null}
      description={
        read === null ? null : t(importsUi.asOfRead, { date: formatDate(read.iso, language, 'long') })
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => choose(set.key, { asOf: event.currentTarget.value })}
    />
  );
}
