import { afterEach, describe, expect, it } from 'vitest';
import type { NewField } from '../../../shared/contract/fields.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { addField, updateField } from '../fields/edit-fields.ts';
import { createOwnLayer } from '../fields/new-layer.ts';
import { readLayer } from '../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { cellJudge } from './judge-cells.ts';
import { createRecord, updateRecord } from './records.ts';

const ID = '1101700230708';

const open: TestWorkspace[] = [];
const opened = async () => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  return test.workspace;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const aField = (title: string, more: Partial<NewField> = {}): NewField => ({
  ...{ title, titleEn: '', kind: 'text', unit: null, codeList: null, many: false, required: false },
  section: null,
  ...more,
});
const refusal = (work: () => unknown): Refusal | null => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return null;
};
const columnOf = (layer: LayerSummary, title: string): string =>
  layer.fields.find((field) => field.title === title)?.name ?? '';

describe('an ID number of a person', () => {
  it('is kept out of a register, with a way out and without saying it again', async () => {
    const workspace = await opened();
    const values = { name_th: `นายสมชาย ทดสอบ ${ID}` };
    const refused = refusal(() =>
      createRecord(workspace, { layer: 'partner', values, shape: null, reason: '' }),
    );
    expect(refused?.code).toBe('validation-failed');
    expect(refused?.details.reason).toContain('ทะเบียนบุคคลหรือครัวเรือน');
    expect(JSON.stringify(refused?.details)).not.toContain(ID);
  });

  it('is kept out of tables, own fields and layers of the office', async () => {
    const workspace = await opened();
    const { field } = addField(workspace, 'village', aField('ผู้ประสาน'));
    const layer = readLayer(workspace.db, 'village');
    const row = { fid: 1, id: null, before: {}, written: { [field.name]: '๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘' } };
    const found = cellJudge(workspace, { layer }, false).findings(row);
    expect(found).toMatchObject([{ severity: 'error', fields: [field.name] }]);
    const own = createOwnLayer(workspace, {
      ...{ title: 'จุดเฝ้าระวัง', titleEn: '', geometryType: 'None', group: 'imported' },
      fields: [aField('ชื่อ'), aField('รหัส', { kind: 'integer' })],
    });
    const numbered = {
      layer: own.name,
      values: { [columnOf(own, 'รหัส')]: Number(ID) },
      shape: null,
      reason: '',
    };
    expect(refusal(() => createRecord(workspace, numbered))?.code).toBe('validation-failed');
  });

  it('is no number of a body, where a field is made for those', async () => {
    const workspace = await opened();
    const { field } = addField(workspace, 'village', aField('เลขทะเบียนนิติบุคคลของกลุ่ม'));
    const written = { layer: 'village', fid: 1, values: { [field.name]: ID }, reason: '' };
    expect(refusal(() => updateRecord(workspace, written))).toBeNull();
  });
});

describe('a field for ID numbers of persons', () => {
  it('is neither added, nor made by another label, nor drawn up with a layer', async () => {
    const workspace = await opened();
    const label = 'เลขประจำตัวประชาชนผู้ดูแล';
    const code = (work: () => unknown) => refusal(work)?.code;
    expect(code(() => addField(workspace, 'village', aField(label)))).toBe('field-personal');
    const { field } = addField(workspace, 'village', aField('ผู้ดูแล'));
    const renamed = { layer: 'village', field: field.name, change: { title: label } };
    expect(code(() => updateField(workspace, renamed))).toBe('field-personal');
    const layer = { title: 'แปลง', titleEn: '', geometryType: 'None', group: 'imported' } as const;
    expect(code(() => createOwnLayer(workspace, { ...layer, fields: [aField(label)] }))).toBe(
      'field-personal',
    );
  });
});
