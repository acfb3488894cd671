import { describe, expect, it } from 'vitest';
import type { PreviewResult } from '../../../shared/contract/imports.ts';
import { intakeApp } from './testing/intake-app.ts';

const LIST = 'ชื่อ,เนื้อที่ไร่\nป่าชุมชนบ้านลับ,12\nป่าชุมชนบ้านไม่มีชื่อ,\n';

describe('files that were sent for an import', () => {
  const intake = intakeApp();
  const send = async (): Promise<string> => {
    const request = new Request('http://core/files?name=list.csv', { method: 'POST', body: LIST });
    const answer = (await (await intake.open().app.fetch(request)).json()) as { token: string };
    return answer.token;
  };
  const look = async (...files: string[]): Promise<PreviewResult> => {
    const { app } = intake.open();
    const { jobId } = await app.client.imports.inspect({ files });
    return (await app.context.jobs.finished(jobId)).result as PreviewResult;
  };

  it('are gone once the page has given their preview up', async () => {
    const token = await send();
    const { previewId } = await look(token);
    expect(intake.left().length).toBeGreaterThan(1);
    await intake.open().app.client.imports.discard({ previewId, files: [token] });
    expect(intake.left()).toEqual([]);
  });

  it('stay for a look at more of them, and go when none could be read', async () => {
    const { client } = intake.open().app;
    const token = await send();
    const { previewId } = await look(token);
    await client.imports.discard({ previewId });
    expect((await look(token, await send())).sets).toHaveLength(2);
    await client.imports.discard({ previewId: null, files: [token] });
  });

  it('go with an old preview that no page came back to', async () => {
    await look(await send());
    const before = intake.left().length;
    for (let i = 0; i < 8; i++) await look(await send());
    expect(intake.left().length).toBeLessThanOrEqual(before * 6);
  });

  it('are gone when the workspace is closed, and the skipped rows once they were fetched', async () => {
    const { app } = intake.open();
    const { previewId, sets } = await look(await send());
    const choice = { previewId, key: sets[0]?.key ?? '', register: 'community_forest' };
    const { token } = await app.client.imports.skippedRows(choice);
    const before = intake.left().length;
    await (await app.fetch(new Request(`http://core/files/${token}`))).arrayBuffer();
    await expect.poll(() => intake.left().length).toBe(before - 1);
    await app.client.workspace.close();
    expect(intake.left()).toEqual([]);
    await expect(app.client.imports.preview(choice)).rejects.toThrow('token-unknown');
  });
});
