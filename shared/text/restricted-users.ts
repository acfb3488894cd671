import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Words about the users of the restricted store. */
export const restrictedUsersText = {
  firstName: said('ผู้ดูแล', 'Keeper'),
  recoveryName: said('ผู้ใช้รหัสกู้คืน', 'Whoever has the recovery code'),
  added: said('เพิ่มผู้ใช้', 'User added'),
  changed: said('แก้สิทธิ์ผู้ใช้', 'User changed'),
  removed: said('ลบผู้ใช้', 'User removed'),
} as const;
