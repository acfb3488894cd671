import {
  IconAlignLeft,
  IconCalendar,
  IconCalendarEvent,
  IconCalendarTime,
  IconCoin,
  IconDecimal,
  IconListCheck,
  IconMail,
  IconNumber123,
  IconPhone,
  IconSquareCheck,
  IconTypography,
} from '@tabler/icons-react';
import type { Field } from '../../../shared/contract/layers.ts';
import { type FieldKind, kindOfField } from '../../../shared/domain/field-kinds.ts';

const SIGNS = {
  text: IconTypography,
  'long-text': IconAlignLeft,
  integer: IconNumber123,
  real: IconDecimal,
  money: IconCoin,
  boolean: IconSquareCheck,
  date: IconCalendar,
  datetime: IconCalendarTime,
  'year-be': IconCalendarEvent,
  phone: IconPhone,
  email: IconMail,
} as const satisfies Record<FieldKind, unknown>;

/** The sign of what a field holds. Decorative: its kind is said in words where it is chosen. */
export function KindSign({ field }: { readonly field: Field }) {
  const Sign = field.codeList === null ? SIGNS[kindOfField(field)] : IconListCheck;
  return <Sign size={18} stroke={1.75} aria-hidden="true" />;
}
