import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconStack2, IconTableImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { REGISTERS, registerOf } from '../../../shared/domain/registers/index.ts';
import { importsInto } from '../../../shared/text/imports-into-ui.ts';
import { useText } from '../../ui/index.ts';
import page from './import-page.module.css';
import type { ReviewedSet } from './import-store.ts';
import { decideRegister } from './reread.ts';

/** Some registers are filled in the program alone: a zoning scheme is no list that an agency sends. */
const isFilled = (key: string): boolean => registerOf(key)?.fromFiles ?? false;

/** «เข้าทะเบียน»: a layer of its own, or a register, those that fit first and why. */
export function IntoSelect({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set } = reviewed;
  // A profile names a register without the user's choice: then the reading says which.
  const now = reviewed.rereading ? reviewed.choice.register : set.register;
  const chosen = registerOf(now ?? '');
  const fitting = set.registers.filter(({ key }) => isFilled(key));
  const fits = new Set(fitting.map(({ key }) => key));
  const others = REGISTERS.filter(({ key }) => isFilled(key) && !fits.has(key));
  const Icon = chosen === undefined ? IconStack2 : IconTableImport;
  const item = (key: string | null, label: string, reason: string | null): ReactNode => (
    <Menu.Item
      key={key ?? 'layer'}
      aria-current={key === now}
      rightSection={key === now ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
      onClick={() => key !== now && decideRegister(set.key, key)}
    >
      {label}
      {reason !== null && <small className={page.why}>{reason}</small>}
    </Menu.Item>
  );
  return (
    <div className={page.picker}>
      <span aria-hidden="true">{t(importsInto.into)}</span>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Icon size={16} stroke={1.75} />}
            rightSection={<IconChevronDown size={14} stroke={1.75} />}
            aria-label={`${t(importsInto.into)}: ${t(chosen ?? importsInto.ownLayer)}`}
          >
            {t(chosen ?? importsInto.ownLayer)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={page.menu ?? ''}>
          {item(null, t(importsInto.ownLayerLong), t(importsInto.ownLayerWhy))}
          {fitting.length > 0 && <Menu.Label>{t(importsInto.fitting)}</Menu.Label>}
          {fitting.map(({ key, reason }) => item(key, t(registerOf(key) ?? reason), t(reason)))}
          {others.length > 0 && <Menu.Label>{t(importsInto.otherRegisters)}</Menu.Label>}
          {others.map((register) => item(register.key, t(register), null))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
