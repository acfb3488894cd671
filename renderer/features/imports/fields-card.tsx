import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';

type FieldKind = ImportSet['fields'][number]['type'];

const shown = (value: CellValue | undefined, type: FieldKind, language: 'th' | 'en'): string => {
  if (value === null || value === undefined || value === '') return '–';
  return type === 'date' ? formatDate(String(value), language) : String(value);
};

/** Fields that are listed: a table may have thousands of columns. */
const LISTED = 300;
const COLUMNS = 60;

/** The fields of the file with their first values, or ten whole rows. */
export function FieldsCard({ set }: { readonly set: ImportSet }) {
  const t = useText();
  const [rows, setRows] = useState(false);
  return (
    <Card
      kind="fields"
      title={t(importsUi.fields)}
      note={t(importsUi.fieldsCount, { n: set.fields.length })}
      tools={
        set.sample.length > 0 && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setRows(!rows)}>
            {rows ? t(importsUi.backToFields) : t(importsUi.sampleRows, { n: set.sample.length })}
          </Button>
        )
      }
    >
      <div className={css.scroll}>{rows ? <SampleRows set={set} /> : <FieldList set={set} />}</div>
    </Card>
  );
}

function FieldList({ set }: { readonly set: ImportSet }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t(importsUi.fieldInFile)}</th>
          <th scope="col">{t(importsUi.fieldType)}</th>
          <th scope="col">{t(importsUi.firstValue)}</th>
        </tr>
      </thead>
      <tbody>
        {set.fields.slice(0, LISTED).map((field) => (
          <tr key={field.name}>
            <th scope="row">{field.name}</th>
            <td className={css.soft}>{t(importsUi.types[field.type])}</td>
            <td className={css.soft}>{shown(set.sample[0]?.[field.name], field.type, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Ten whole rows as they will be read. */
export function SampleRows({ set }: { readonly set: ImportSet }) {
  const language = useLanguage((state) => state.language);
  const fields = set.fields.slice(0, COLUMNS);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {fields.map((field) => (
            <th key={field.name} scope="col">
              {field.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {set.sample.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: position is the identity of a sample row
          <tr key={index}>
            {fields.map((field) => (
              <td
                key={field.name}
                data-number={field.type === 'integer' || field.type === 'real' || undefined}
              >
                {shown(row[field.name], field.type, language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
