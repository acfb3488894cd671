import { Button, Modal } from '@mantine/core';
import { IconFileImport, IconVectorTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportOrigin } from '../../../shared/contract/import-origin.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { originsUi } from '../../../shared/text/origins-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { formatWhen } from '../../ui/format-when.ts';
import { Empty, ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import { ShapesDialog } from '../imports/index.ts';
import { OriginFacts } from './origin-facts.tsx';
import css from './origins.module.css';
import { closeOrigins, type OriginsOf, useOrigins } from './origins-store.ts';

/** Where a layer, a row or the rows of a change come from: each import that stands, and how it was read. */
export function OriginsDialog() {
  const t = useText();
  const of = useOrigins((state) => state.of);
  return (
    <Modal
      opened={of !== null}
      onClose={closeOrigins}
      title={of === null ? '' : t(originsUi.title, { title: of.title })}
      closeButtonProps={{ 'aria-label': t(importsUi.close) }}
      size={680}
    >
      {of !== null && <Origins of={of} />}
    </Modal>
  );
}

function Origins({ of }: { readonly of: OriginsOf }) {
  const t = useText();
  const [shapesOf, setShapesOf] = useState<ImportOrigin | null>(null);
  const found = useQuery(orpc.imports.origins.queryOptions({ input: of.asked }));
  if (found.isError) return <ErrorNotice text={t(refusalSentence(found.error))} />;
  if (found.data === undefined) return <p className={css.quiet}>{t(importsUi.reading)}</p>;
  if (found.data.length === 0)
    return (
      <Empty
        icon={<IconFileImport size={24} stroke={1.5} />}
        title={t(originsUi.none)}
        text={t(originsUi.noneText)}
      />
    );
  return (
    <>
      {found.data.map((origin, index) => (
        <Origin key={origin.id} origin={origin} opened={index === 0} onShapes={() => setShapesOf(origin)} />
      ))}
      <Originals origin={shapesOf} onClose={() => setShapesOf(null)} />
    </>
  );
}

interface OriginProps {
  readonly origin: ImportOrigin;
  readonly opened: boolean;
  readonly onShapes: () => void;
}

function Origin({ origin, opened, onShapes }: OriginProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <details className={css.origin} open={opened}>
      <summary>
        <b>{origin.title}</b>
        <span>{formatWhen(origin.at, language)}</span>
      </summary>
      <OriginFacts origin={origin} />
      {origin.originals > 0 && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconVectorTriangle size={16} stroke={1.75} />}
          onClick={onShapes}
        >
          {t(originsUi.originals, { n: formatNumber(origin.originals) })}
        </Button>
      )}
    </details>
  );
}

/** The shapes as they came beside what they became. */
function Originals({
  origin,
  onClose,
}: {
  readonly origin: ImportOrigin | null;
  readonly onClose: () => void;
}) {
  const t = useText();
  const shapes = useQuery({
    ...orpc.imports.originals.queryOptions({ input: { importId: origin?.id ?? '' } }),
    enabled: origin !== null,
  });
  if (shapes.isError) return <ErrorNotice text={t(refusalSentence(shapes.error))} />;
  return (
    <ShapesDialog
      opened={origin !== null && shapes.data !== undefined}
      changes={shapes.data ?? []}
      above={origin?.headerRow ?? 0}
      onClose={onClose}
    />
  );
}
