import { expect, it } from 'vitest';
import { clearDesk } from '../../app/desk.ts';
import { setAreasDesk, useAreasDesk } from './areas-store.ts';

it('keeps nothing of one workspace for the next', () => {
  setAreasDesk({ search: 'นาบัว', open: new Set(['province']), retired: true });
  clearDesk();
  expect(useAreasDesk.getState()).toMatchObject({ search: '', open: null, retired: false });
});
