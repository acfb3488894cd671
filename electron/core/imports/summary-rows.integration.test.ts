import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, look, commit, count } = intakeApp();

const FORESTS = [
  'ลำดับ,ชื่อป่าชุมชน,ตำบล,จำนวนสมาชิก',
  '1,ป่าชุมชนบ้านเหนือ,บ้านกล้วย,120',
  '2,ป่าชุมชนบ้านใต้,บ้านกล้วย,80',
  ',รวมทั้งสิ้น,,200',
  'หมายเหตุ: ข้อมูล ณ 30 ก.ย. 2568,,,',
  '',
].join('\n');

it('takes no sum and no note below a table for a row of it, says so, and hands them on with the skipped rows', async () => {
  const { previewId, sets } = await look(file('forests.csv', FORESTS));
  const [set] = sets;
  expect(set?.account).toMatchObject({ read: 4, inserted: 2, skipped: 2 });
  expect(set?.issues.find(({ code }) => code === 'row-summary')).toMatchObject({
    count: 2,
    severity: 'info',
  });
  expect(set?.fields.find(({ name }) => name === 'จำนวนสมาชิก')).toMatchObject({ type: 'integer' });
  const key = set?.key ?? '';
  const skipped = await open().app.client.imports.skippedRows({ previewId, key });
  expect(skipped.rows).toBe(2);
  const answer = await open().app.fetch(new Request(`http://core/files/${skipped.token}`));
  const book = await new ExcelJS.Workbook().xlsx.load(await answer.arrayBuffer());
  expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain('รวมทั้งสิ้น');
  const register = 'community_forest';
  const before = count(register);
  const result = await commit(previewId, [{ key, title: 'ป่า', register }]);
  expect(result).toMatchObject({ read: 4, inserted: 2, skipped: 2 });
  expect(count(register)).toBe(before + 2);
});
