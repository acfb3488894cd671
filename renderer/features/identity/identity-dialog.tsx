import { Button, Group, Modal, MultiSelect, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { accessLevel, type Identity, type IdentityState } from '../../../shared/contract/identity.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { identityText } from '../../../shared/text/identity.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './identity.module.css';
import { chooseIdentity, closeIdentity, saveIdentity, useIdentityDialog } from './identity-actions.ts';
import { useIdentity } from './use-identity.ts';

type Level = Identity['level'];
type Area = Identity['areas'][number];

/** The areas of a level that a person may look after; the whole province needs none. */
const useAreas = (level: Level): Area[] => {
  const register = level === 'province' ? null : level;
  const { data } = useQuery({
    ...orpc.layers.rows.queryOptions({
      input: { layer: register ?? 'district', limit: 500, sort: { field: 'name_th', descending: false } },
    }),
    enabled: register !== null,
  });
  if (register === null) return [];
  return (data?.rows ?? []).map(({ values, id }) => ({
    register,
    code: String(values.code ?? id),
    title: String(values.name_th ?? values.code ?? ''),
  }));
};

function AreasField({
  level,
  areas,
  onChange,
}: {
  readonly level: Level;
  readonly areas: readonly Area[];
  readonly onChange: (areas: Area[]) => void;
}) {
  const t = useText();
  const known = useAreas(level);
  if (level === 'province') return null;
  return (
    <MultiSelect
      label={t(identityText.areas)}
      searchable
      clearable
      data={known.map(({ code, title }) => ({ value: code, label: title }))}
      value={areas.filter(({ register }) => register === level).map(({ code }) => code)}
      onChange={(codes) => onChange(known.filter(({ code }) => codes.includes(code)))}
    />
  );
}

function AboutForm({ me }: { readonly me: Identity | null }) {
  const t = useText();
  const [about, setAbout] = useState<Omit<Identity, 'id'>>(
    me ?? { name: '', role: '', level: 'province', areas: [] },
  );
  const [saving, setSaving] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (about.name.trim() === '') return;
    setSaving(true);
    const areas = about.areas.filter(({ register }) => register === about.level);
    if (await saveIdentity({ ...about, areas }, me?.id ?? null)) closeIdentity();
    setSaving(false);
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap={12}>
        <TextInput
          data-autofocus
          required
          label={t(identityText.name)}
          maxLength={120}
          value={about.name}
          onChange={(event) => setAbout({ ...about, name: event.currentTarget.value })}
        />
        <TextInput
          label={t(identityText.role)}
          placeholder={t(identityText.roleHint)}
          maxLength={120}
          value={about.role}
          onChange={(event) => setAbout({ ...about, role: event.currentTarget.value })}
        />
        <div>
          <p className={css.label} id="identity-level">
            {t(identityText.level)}
          </p>
          <SegmentedControl
            aria-labelledby="identity-level"
            data={accessLevel.options.map((level) => ({
              value: level,
              label: t(identityText.levels[level]),
            }))}
            value={about.level}
            onChange={(level) => setAbout({ ...about, level: accessLevel.parse(level) })}
          />
        </div>
        <AreasField
          level={about.level}
          areas={about.areas}
          onChange={(areas) => setAbout({ ...about, areas })}
        />
        <p className={css.note}>{t(identityText.why)}</p>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={closeIdentity}>
            {t(frameText.cancel)}
          </Button>
          <Button type="submit" loading={saving} disabled={about.name.trim() === ''}>
            {t(me ? identityText.keep : identityText.save)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Those who have written from this machine, to take a seat again. */
function Others({ state, onNew }: { readonly state: IdentityState; readonly onNew: () => void }) {
  const t = useText();
  const others = state.people.filter(({ id }) => id !== state.me?.id);
  if (state.me === null && others.length === 0) return null;
  return (
    <section className={css.others} aria-label={t(identityText.other)}>
      <h3>{t(identityText.other)}</h3>
      <ul>
        {others.map(({ id, name, role }) => (
          <li key={id}>
            <button type="button" onClick={() => void chooseIdentity(id)}>
              <b>{name}</b> <small>{role}</small>
            </button>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={onNew}>
        {t(identityText.someoneNew)}
      </Button>
    </section>
  );
}

/** «คุณคือใคร»: name, role, level and areas of who works here; or someone else takes the seat. */
export function IdentityDialog() {
  const t = useText();
  const { open } = useIdentityDialog();
  const state = useIdentity();
  const [asNew, setAsNew] = useState(false);
  const close = (): void => {
    setAsNew(false);
    closeIdentity();
  };
  return (
    <Modal
      opened={open && state !== undefined}
      onClose={close}
      title={t(identityText.title)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      {state && (
        <>
          <AboutForm key={asNew ? 'new' : (state.me?.id ?? 'new')} me={asNew ? null : state.me} />
          {!asNew && <Others state={state} onNew={() => setAsNew(true)} />}
        </>
      )}
    </Modal>
  );
}
