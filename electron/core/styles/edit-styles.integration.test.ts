import { afterEach, describe, expect, it } from 'vitest';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { contains, geometryOf, layerTable, readLayer } from '../layers/index.ts';
import { dotsOf } from './dots.queries.ts';
import { forgetStyle, resetStyle, saveStyle } from './edit-styles.ts';
import { listedStyles } from './saved-styles.queries.ts';
import { closeSquares, LABEL, refusal, styled, TWO_BY_THREE, withSquares } from './testing/squares.ts';

afterEach(closeSquares);

describe('dots', () => {
  it('are as many as the number says, inside their area, and the same at every look', async () => {
    const { test, layer } = await withSquares();
    const summary = styled(test, layer, { kind: 'dots', field: 'people', dots: { per: 2, size: 3 } });
    const { db } = test.workspace;
    const table = layerTable(db, layer);
    const { positions, left } = dotsOf(db, summary, table);
    expect([positions.length / 2, left]).toEqual([5 + 10 + 15 + 25, 0]);
    expect(dotsOf(db, summary, table).positions).toEqual(positions);
    const shapes = [1, 2, 3, 5].map((fid) => {
      const wkb = geometryOf(db, layer, fid);
      return wkb && decodeWkb(wkb);
    });
    const inside = shapes.map((shape) => {
      let count = 0;
      for (let i = 0; i < positions.length; i += 2)
        if (shape && contains(shape, [positions[i] ?? 0, positions[i + 1] ?? 0])) count++;
      return count;
    });
    expect(inside).toEqual([5, 10, 15, 25]);
  });

  it('of very many stop where a map could show no more, and say how many are left', async () => {
    const { test, layer } = await withSquares();
    const summary = styled(test, layer, { kind: 'dots', field: 'people', dots: { per: 0.001, size: 3 } });
    const found = dotsOf(test.workspace.db, summary, layerTable(test.workspace.db, layer));
    expect(found.positions.length / 2 + found.left).toBe(110_000);
    expect(found.left).toBeGreaterThan(0);
  });
});

describe('styles', () => {
  it('name fields that are there, and are taken back with one undo', async () => {
    const { test, layer } = await withSquares();
    const before = readLayer(test.workspace.db, layer).style;
    expect(refusal(() => styled(test, layer, { kind: 'heat', field: 'nowhere' }))).toBe('field-not-found');
    // What a style keeps of a kind that it is not any more is read by nobody.
    const colors = Array.from({ length: 9 }, () => '#112233');
    const kept = { field: '@population', normalise: null, colors, breaks: TWO_BY_THREE };
    expect(refusal(() => styled(test, layer, { kind: 'single', bivariate: kept }))).toBe('none');
    test.workspace.journal.undo();
    expect(refusal(() => styled(test, layer, { kind: 'classes', field: '@population', classes: null }))).toBe(
      'field-not-found',
    );
    styled(test, layer, { minZoom: 9 });
    expect(readLayer(test.workspace.db, layer).style.minZoom).toBe(9);
    test.workspace.journal.undo();
    expect(readLayer(test.workspace.db, layer).style).toEqual(before);
    styled(test, layer, { minZoom: 9 });
    expect(resetStyle(test.workspace, layer).style).toEqual(before);
  });

  it('are kept by name, replaced by the same name, and taken away; another program’s rubbish is left out', async () => {
    const { test, layer } = await withSquares();
    const { style } = readLayer(test.workspace.db, layer);
    const kept = saveStyle(test.workspace, { title: 'ของเรา', style });
    saveStyle(test.workspace, { title: 'ของเรา', style: { ...style, minZoom: 5 } });
    expect(listedStyles(test.workspace.db)).toEqual([{ ...kept, style: { ...style, minZoom: 5 } }]);
    test.workspace.change(LABEL, (change) =>
      change.insert('saved_view', { layer: 'style:', title: 'เสีย', view: '{"kind":', position: 0 }),
    );
    expect(listedStyles(test.workspace.db)).toHaveLength(1);
    forgetStyle(test.workspace, kept.id);
    expect(listedStyles(test.workspace.db)).toEqual([]);
    test.workspace.journal.undo();
    expect(listedStyles(test.workspace.db)).toHaveLength(1);
    expect(refusal(() => forgetStyle(test.workspace, 'nobody'))).toBe('view-not-found');
  });
});
