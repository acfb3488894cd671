import type { Bilingual } from '../contract/base.ts';

/** Words around making, backing up and restoring workspaces. */
export const workspaceText = {
  backupJob: { th: 'สำรองข้อมูล', en: 'Back up' },
  backupStep: { th: 'เก็บสำเนาแล้วอ่านทวน', en: 'Copying and reading back' },
  restoredTitle: (title: string): Bilingual => ({ th: `${title} (กู้คืน)`, en: `${title} (restored)` }),
} as const;
