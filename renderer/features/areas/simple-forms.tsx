import { Button, Select, TextInput } from '@mantine/core';
import type { AreaChange } from '../../../shared/contract/area-change.ts';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { freeCodeFor } from './free-code.ts';
import { changeDraft } from './use-change.ts';

type Of<Kind extends AreaChange['kind']> = Extract<AreaChange, { kind: Kind }>;

/** Another name. */
export function RenameForm({ draft }: { readonly draft: Of<'rename'> }) {
  const t = useText();
  const english = draft.register === 'district' || draft.register === 'subdistrict';
  return (
    <>
      <TextInput
        size="sm"
        autoFocus
        label={t(areasUi.nameTh)}
        value={draft.nameTh}
        maxLength={200}
        onChange={(event) => {
          const nameTh = event.currentTarget.value;
          changeDraft('rename', () => ({ nameTh }));
        }}
      />
      {english && (
        <TextInput
          size="sm"
          label={t(areasUi.nameEn)}
          value={draft.nameEn ?? ''}
          maxLength={200}
          onChange={(event) => {
            const nameEn = event.currentTarget.value;
            changeDraft('rename', () => ({ nameEn: nameEn === '' ? null : nameEn }));
          }}
        />
      )}
    </>
  );
}

const ABOVE = { subdistrict: 'district', village: 'subdistrict' } as const;

/** The areas that one could be moved to, by name with where they lie. */
const placesFor = (area: SpineArea, spine: Spine) => {
  if (area.register !== 'subdistrict' && area.register !== 'village') return [];
  const above = ABOVE[area.register];
  const province = area.code?.slice(0, 2) ?? '';
  const districts = new Map(
    spine.areas.flatMap((one) => (one.register === 'district' ? [[one.code, one.title]] : [])),
  );
  return spine.areas
    .filter(({ register, retired, code }) => register === above && !retired && code?.startsWith(province))
    .map((one) => {
      const district = above === 'subdistrict' ? districts.get(one.above) : undefined;
      return { value: one.code ?? '', label: district ? `${one.title} · อ.${district}` : one.title };
    });
};

interface RecodeProps {
  readonly draft: Of<'recode'>;
  readonly area: SpineArea;
  readonly spine: Spine;
}

/** Another code; one of another area above moves it there. */
export function RecodeForm({ draft, area, spine }: RecodeProps) {
  const t = useText();
  const places = placesFor(area, spine);
  const under = places.find(({ value }) => draft.code.slice(0, -2) === value)?.value ?? area.above;
  const propose = async (above: string | null): Promise<void> => {
    const code =
      above === area.above && under !== above ? area.code : await freeCodeFor(draft.register, above);
    if (code !== null) changeDraft('recode', () => ({ code }));
  };
  return (
    <>
      {places.length > 1 && (
        <Select
          size="sm"
          label={t(areasUi.moveTo)}
          searchable
          allowDeselect={false}
          data={places}
          value={under}
          onChange={(above) => void propose(above)}
        />
      )}
      <div className={css.withButton}>
        <TextInput
          size="sm"
          label={t(areasUi.newCode)}
          description={area.code}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.code}
          maxLength={20}
          onChange={(event) => {
            const code = event.currentTarget.value.trim();
            changeDraft('recode', () => ({ code }));
          }}
        />
        {area.register !== 'council_area' && (
          <Button variant="default" size="sm" onClick={() => void propose(under)}>
            {t(areasUi.freeCode)}
          </Button>
        )}
      </div>
    </>
  );
}

/** What it means to retire. */
export function RetireForm() {
  const t = useText();
  return <p className={css.soft}>{t(areasUi.retireText)}</p>;
}
