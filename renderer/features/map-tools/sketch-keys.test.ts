import { describe, expect, it } from 'vitest';
import { sketchStep } from './sketch-keys.ts';

const press = (key: string, code: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) =>
  sketchStep({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

describe('keys of measuring and of the lasso', () => {
  it('takes Ctrl+Z for the last corner, on a Thai keyboard too', () => {
    expect(press('z', 'KeyZ', { ctrlKey: true })).toBe('back');
    expect(press('ผ', 'KeyZ', { ctrlKey: true })).toBe('back');
    expect(press('Backspace', 'Backspace')).toBe('back');
  });

  it('leaves redo, and letters, to others', () => {
    expect(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press('y', 'KeyY', { ctrlKey: true })).toBeNull();
    expect(press('z', 'KeyZ')).toBeNull();
  });

  it('ends by Esc and sets by Enter', () => {
    expect(press('Escape', 'Escape')).toBe('end');
    expect(press('Enter', 'Enter')).toBe('set');
  });
});
