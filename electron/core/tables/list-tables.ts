import type { TableEntry } from '../../../shared/contract/tables.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { REGISTERS, type RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { listLayers, rowSource } from '../layers/index.ts';

/** Users have a page of their own: a passphrase belongs to each. */
const ON_ITS_PAGE = 'app_user';

/** A register of the restricted store; its rows are counted where it is open. */
const restrictedEntry = (workspace: OpenWorkspace, register: RegisterDefinition): TableEntry => {
  const { key, th, en, group } = register;
  const entry = { name: key, title: th, titleEn: en, group, state: workspace.restricted.state };
  if (entry.state !== 'open') return { ...entry, count: null };
  try {
    return { ...entry, count: rowSource(workspace, key).layer.featureCount };
  } catch (error) {
    if (error instanceof Refusal) return { ...entry, state: 'locked', count: null };
    throw error;
  }
};

/** Registers in the order of their definition, whichever store keeps them, then imported layers and results. */
export const listTables = (workspace: OpenWorkspace): TableEntry[] => {
  const layers = listLayers(workspace.db).map((layer): TableEntry & { register: string | null } => {
    const { name, title, titleEn, group, register, featureCount: count } = layer;
    return { name, title, titleEn, group, register, count, state: 'open' };
  });
  const ofRegister = REGISTERS.filter(({ key }) => key !== ON_ITS_PAGE).flatMap((register) =>
    register.store === 'restricted'
      ? [restrictedEntry(workspace, register)]
      : layers.filter((layer) => layer.register === register.key),
  );
  const others = layers.filter(({ register }) => !REGISTERS.some(({ key }) => key === register));
  return [...ofRegister, ...others].map(({ name, title, titleEn, group, count, state }) => ({
    ...{ name, title, titleEn, group, count, state },
  }));
};
