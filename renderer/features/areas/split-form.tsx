import { ActionIcon, Button, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { AreaSplit, FutureArea } from '../../../shared/contract/area-change.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { partColor, withKeeper, withoutPart } from './change-draft.ts';
import { freeCodeFor } from './free-code.ts';
import { SplitCouncils } from './split-councils.tsx';
import { SplitMembers } from './split-members.tsx';
import type { SplitProps } from './split-props.ts';
import { SplitShapes } from './split-shapes.tsx';
import { changeDraft } from './use-change.ts';

const NO_CODE: readonly (string | null)[] = [null, ''];

/** Parts without a code get the next free one. */
const fillCodes = async (register: AreaSplit['register'], above: string | null): Promise<void> => {
  if (register === 'council_area') return;
  const given: (string | null)[] = [];
  changeDraft('split', ({ parts }) => {
    given.push(...parts.map(({ code }) => code));
    return {};
  });
  for (const [at, code] of given.entries()) {
    if (!NO_CODE.includes(code)) continue;
    const free = await freeCodeFor(register, above, given);
    given[at] = free;
    changeDraft('split', (draft) => ({
      parts: draft.parts.map((part, i) =>
        i === at && NO_CODE.includes(part.code) ? { ...part, code: free } : part,
      ),
    }));
  }
};

/** One area becomes several: their names and codes, where the boundaries come from, and where what lies inside goes. */
export function SplitForm(props: SplitProps) {
  const t = useText();
  const { draft, area } = props;
  const { register } = draft;
  const missing = draft.parts.length;
  useEffect(() => {
    if (missing > 0) void fillCodes(register, area.above);
  }, [register, area, missing]);
  return (
    <>
      <Parts draft={draft} area={area} />
      {area.register !== 'village' && <SplitShapes {...props} />}
      <SplitMembers {...props} />
      <SplitCouncils {...props} />
      {area.register !== 'village' && (
        <div>
          <p className={css.label}>{t(areasUi.figures)}</p>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t(areasUi.figures)}
            value={draft.figures}
            data={[
              { value: 'keep', label: t(areasUi.figuresKeep) },
              { value: 'share', label: t(areasUi.figuresShare) },
            ]}
            onChange={(value) =>
              changeDraft('split', () => ({ figures: value === 'share' ? 'share' : 'keep' }))
            }
          />
        </div>
      )}
    </>
  );
}

function Parts({ draft, area }: Pick<SplitProps, 'draft' | 'area'>) {
  const t = useText();
  const { parts, keeps } = draft;
  const keep = (value: string): void => {
    const next = value === 'none' ? null : Number(value);
    changeDraft('split', (now) => withKeeper(now, next, area.code));
    void fillCodes(draft.register, area.above);
  };
  return (
    <Radio.Group value={keeps === null ? 'none' : String(keeps)} onChange={keep}>
      <Stack gap={8}>
        <p className={css.label}>{t(areasUi.parts)}</p>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <PartCard key={at} part={part} at={at} draft={draft} />
        ))}
        <Radio size="xs" value="none" label={t(areasUi.allNew)} />
        <Button
          size="compact-sm"
          variant="default"
          className={css.start ?? ''}
          leftSection={<IconPlus size={15} />}
          disabled={parts.length >= 20}
          onClick={() =>
            changeDraft('split', (now) => ({
              parts: [...now.parts, { code: null, nameTh: '', nameEn: null }],
            }))
          }
        >
          {t(areasUi.addPart)}
        </Button>
      </Stack>
    </Radio.Group>
  );
}

interface CardProps {
  readonly part: FutureArea;
  readonly at: number;
  readonly draft: AreaSplit;
}

function PartCard({ part, at, draft }: CardProps) {
  const t = useText();
  const n = at + 1;
  const set = (change: Partial<FutureArea>): void =>
    changeDraft('split', ({ parts }) => ({
      parts: parts.map((one, i) => (i === at ? { ...one, ...change } : one)),
    }));
  return (
    <fieldset className={css.part} style={{ borderLeftColor: partColor(at) }}>
      <legend className="visually-hidden">{t(areasUi.partN, { n })}</legend>
      <div className={css.pair}>
        <TextInput
          size="sm"
          autoFocus={at === 1 && part.nameTh === ''}
          label={`${t(areasUi.nameTh)} ${n}`}
          value={part.nameTh}
          maxLength={200}
          onChange={(event) => set({ nameTh: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          label={`${t(areasUi.code)} ${n}`}
          value={part.code ?? ''}
          readOnly={draft.keeps === at}
          maxLength={20}
          onChange={(event) => set({ code: event.currentTarget.value.trim() || null })}
        />
      </div>
      <div className={css.partFoot}>
        <Radio size="xs" value={String(at)} label={t(areasUi.goesOn)} />
        {draft.parts.length > 2 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            aria-label={t(areasUi.removePart, { n })}
            onClick={() => changeDraft('split', (now) => withoutPart(now, at))}
          >
            <IconX size={15} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
    </fieldset>
  );
}
