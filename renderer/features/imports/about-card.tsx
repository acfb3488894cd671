import { Checkbox, TextInput } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { formatDate, parseDate } from '../../../shared/domain/dates.ts';
import { importsInto } from '../../../shared/text/imports-into-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';
import { type ReviewedSet, type } from './import-store.ts';
import { profileNameOf } from './profile-name.ts';

/** Name, source and as-of date of a set, read while they are typed; and whether the choices are remembered. */
export function AboutCard({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, typed } = reviewed;
  return (
    <Card kind="about" title={t(importsUi.about)}>
      <div className={css.form}>
        {set.register === null && (
          <TextInput
            size="sm"
            label={t(importsUi.layerTitle)}
            value={typed.title}
            maxLength={200}
            error={typed.title.trim() === '' ? t(importsUi.titleMissing) : null}
            onChange={(event) => type(set.key, { title: event.currentTarget.value })}
          />
        )}
        {set.register === null && set.suggestedRegister === 'subdistrict' && (
          <p className={css.hint}>
            <IconMap2 size={16} stroke={1.75} aria-hidden="true" />
            {t(importsUi.looksLikeSubdistricts)}
          </p>
        )}
        <div className={css.pair}>
          <TextInput
            size="sm"
            label={t(importsUi.source)}
            placeholder={t(importsUi.sourceHint)}
            value={typed.source}
            maxLength={300}
            onChange={(event) => type(set.key, { source: event.currentTarget.value })}
          />
          <AsOfInput reviewed={reviewed} />
        </div>
        <Remember reviewed={reviewed} />
      </div>
    </Card>
  );
}

/** «จำเป็นแม่แบบของหน่วยงาน …»: the choices come again with the agency's next file. */
function Remember({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, typed } = reviewed;
  const agency = typed.source.trim();
  const label = agency === '' ? t(importsInto.remember) : t(importsInto.rememberNamed, { agency });
  return (
    <>
      <Checkbox
        size="xs"
        label={label}
        checked={typed.remember}
        onChange={(event) => type(set.key, { remember: event.currentTarget.checked })}
      />
      {typed.remember && (
        <TextInput
          size="sm"
          label={t(importsInto.profileName)}
          description={t(importsInto.rememberHint)}
          value={typed.profileName ?? profileNameOf(reviewed)}
          maxLength={120}
          onChange={(event) => type(set.key, { profileName: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function AsOfInput({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { set, typed: own } = reviewed;
  const typed = own.asOf.trim();
  const read = parseDate(typed);
  const wrong = typed !== '' && read === null;
  return (
    <TextInput
      size="sm"
      label={t(importsUi.asOf)}
      placeholder={t(importsUi.asOfHint)}
      value={own.asOf}
      error={wrong && typed.length >= 6 ? t(importsUi.asOfWrong) : null}
      description={
        read === null ? null : t(importsUi.asOfRead, { date: formatDate(read.iso, language, 'long') })
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => type(set.key, { asOf: event.currentTarget.value })}
    />
  );
}
