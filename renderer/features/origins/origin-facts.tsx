import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportOrigin } from '../../../shared/contract/import-origin.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsCrs } from '../../../shared/text/imports-crs-ui.ts';
import { importsPersonal } from '../../../shared/text/imports-personal-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { originsUi } from '../../../shared/text/origins-ui.ts';
import { formatWhen } from '../../ui/format-when.ts';
import { formatSize, IconButton, useLanguage, useText } from '../../ui/index.ts';
import { useWhoName } from '../identity/index.ts';
import css from './origins.module.css';

interface FactProps {
  readonly term: string;
  readonly children: ReactNode;
}

const Fact = ({ term, children }: FactProps) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** Why something was read as it was, where there are words for it. */
const evidenceWord = (
  words: Readonly<Record<string, { readonly th: string; readonly en: string }>>,
  evidence: string | null,
): { readonly th: string; readonly en: string } | null => {
  const word = evidence === null ? undefined : words[evidence];
  return word === undefined || word.th.includes('{') ? null : word;
};

/** All that is known of one import, in the order in which a reader doubts it: who, when, what file, how read, what came of it. */
export function OriginFacts({ origin }: { readonly origin: ImportOrigin }) {
  return (
    <>
      <dl className={css.facts}>
        <Whence origin={origin} />
        <HowRead origin={origin} />
        <Account origin={origin} />
      </dl>
      <Mapping origin={origin} />
    </>
  );
}

function Whence({ origin }: { readonly origin: ImportOrigin }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const whoName = useWhoName();
  const { agency, asOf, at, who, fileName, fileBytes, sha256, layerInFile, basis } = origin;
  const size = fileBytes === null ? '' : formatSize(fileBytes);
  return (
    <>
      <Fact term={t(originsUi.agency)}>{agency || t(originsUi.notSaid)}</Fact>
      <Fact term={t(originsUi.asOf)}>{asOf ? formatDate(asOf, language, 'long') : t(originsUi.notSaid)}</Fact>
      <Fact term={t(originsUi.imported)}>
        {[formatWhen(at, language), who === null ? '' : whoName(who)].filter(Boolean).join(' · ')}
      </Fact>
      {(fileName !== null || size !== '') && (
        <Fact term={t(originsUi.file)}>{[fileName, size].filter(Boolean).join(' · ')}</Fact>
      )}
      {layerInFile !== null && layerInFile !== '' && <Fact term={t(originsUi.list)}>{layerInFile}</Fact>}
      {sha256 !== null && (
        <Fact term={t(originsUi.hash)}>
          <Hash value={sha256} />
        </Fact>
      )}
      {basis !== null && (
        <Fact term={t(originsUi.basis)}>
          {t(importsPersonal.basisKinds[basis.kind])}
          {basis.keepUntil && ` · ${t(originsUi.keepUntil, { date: formatDate(basis.keepUntil, language) })}`}
        </Fact>
      )}
    </>
  );
}

function Hash({ value }: { readonly value: string }) {
  const t = useText();
  return (
    <span className={css.hash}>
      <code>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <IconButton size={24} label={t(originsUi.copyHash)} onClick={copy}>
            {copied ? <IconCheck size={14} stroke={2} /> : <IconCopy size={14} stroke={1.75} />}
          </IconButton>
        )}
      </CopyButton>
    </span>
  );
}

function HowRead({ origin }: { readonly origin: ImportOrigin }) {
  const t = useText();
  const { encoding, encodingEvidence, repairText, crs, crsEvidence, operation, headerRow, profile } = origin;
  const encodingWhy = evidenceWord(importsUi.encodingEvidence, encodingEvidence);
  const crsWhy = evidenceWord(importsCrs.crsEvidence, crsEvidence);
  const text = [
    encoding?.toUpperCase(),
    encodingWhy === null ? '' : t(encodingWhy),
    repairText ? t(originsUi.repairedText) : '',
  ];
  const place = [
    crs?.title,
    crsWhy === null ? '' : t(crsWhy),
    operation === null ? '' : t(importsCrs.operation, { name: operation }),
  ];
  return (
    <>
      {encoding !== null && <Fact term={t(originsUi.encoding)}>{text.filter(Boolean).join(' · ')}</Fact>}
      {crs !== null && <Fact term={t(originsUi.crs)}>{place.filter(Boolean).join(' · ')}</Fact>}
      {headerRow !== null && headerRow > 0 && (
        <Fact term={t(originsUi.headerRow)}>{formatNumber(headerRow)}</Fact>
      )}
      {profile !== null && <Fact term={t(originsUi.profile)}>{profile}</Fact>}
    </>
  );
}

function Account({ origin }: { readonly origin: ImportOrigin }) {
  const t = useText();
  const { account, issues } = origin;
  const parts = [
    [importsUi.accountInserted, account.inserted],
    [importsUi.accountUpdated, account.updated],
    [importsUi.accountUnchanged, account.unchanged],
    [importsUi.accountSkipped, account.skipped],
  ] as const;
  const sum = parts.map(([word, n]) => `${t(word)} ${formatNumber(n)}`).join(' + ');
  return (
    <>
      <Fact term={t(originsUi.account)}>
        {t(importsUi.accountRead)} {formatNumber(account.read)} = {sum}
        {account.repaired > 0 && ` · ${t(importsUi.accountRepaired, { n: formatNumber(account.repaired) })}`}
      </Fact>
      {issues.length > 0 && (
        <Fact term={t(originsUi.found)}>
          <ul className={css.issues}>
            {issues.map(({ code, message, messageEn }) => (
              <li key={`${code} ${message}`}>{t({ th: message, en: messageEn })}</li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}

function Mapping({ origin }: { readonly origin: ImportOrigin }) {
  const t = useText();
  const { mapping } = origin;
  if (mapping === null || mapping.length === 0) return null;
  return (
    <details className={css.mapping}>
      <summary>
        {t(originsUi.mapping)} ({formatNumber(mapping.length)})
      </summary>
      <ul>
        {mapping.map(({ columns, field }) => (
          <li key={`${columns.join(' ')} ${field.th}`}>
            <span>{columns.join(' + ')}</span>
            <span aria-hidden="true">→</span>
            <span>{t(field)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
