import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, it } from 'vitest';
import type { LayerStyle } from '../../../../shared/contract/style.ts';
import { openDb } from '../../db/index.ts';
import { exportLayer } from '../../exports/index.ts';
import { followers } from '../../followers.ts';
import { readLayer } from '../../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { setStyle } from '../edit-styles.ts';
import { aLayer, styleOfEveryKind } from '../testing/every-kind.ts';
import { qmlOf } from './qml.ts';
import { labelExpression } from './qml-labels.ts';
import { quotedString } from './rules.ts';
import { sldOf } from './sld.ts';
import { el, text } from './xml.ts';

/** Debian's python3-qgis stands with Debian's own Python. */
const PYTHON = '/usr/bin/python3';
const qgis = spawnSync(PYTHON, ['-c', 'import qgis.core']).status === 0;
const noQgis = qgis ? '' : ' (skipped: no python3-qgis)';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** All elements of a document; throws for one that is not well-formed. */
const elementsOf = (xml: string): Element[] => {
  const found: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    found.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.write(xml).close();
  return found;
};
const renderer = (xml: string): string | undefined =>
  elementsOf(xml).find(({ name }) => name === 'renderer-v2')?.attributes.type;
const symbolsUsed = (xml: string): boolean => {
  const elements = elementsOf(xml);
  const names = new Set(
    elements.filter(({ name }) => name === 'symbol').map(({ attributes }) => attributes.name),
  );
  const asked = elements.flatMap(({ name, attributes }) =>
    ['rule', 'range', 'category'].includes(name) && attributes.symbol !== undefined
      ? [attributes.symbol]
      : [],
  );
  return asked.every((one) => names.has(one));
};

const FACTS = [
  { hasMissing: false, allListed: true },
  { hasMissing: true, allListed: false },
];

describe('a style as QML and SLD', () => {
  it('is well-formed for every kind, and every rule has its symbol', () => {
    for (const area of [true, false])
      for (const [kind, style] of Object.entries(styleOfEveryKind(area)))
        for (const facts of FACTS) {
          const qml = qmlOf(aLayer(area, style), facts);
          expect([kind, symbolsUsed(qml)]).toEqual([kind, true]);
          expect(elementsOf(sldOf(aLayer(area, style))).some(({ name }) => name === 'Rule')).toBe(true);
        }
  });

  it('is categorised where every value is listed, and rules otherwise', () => {
    const { categories, classes, single, hidden, heat } = {
      ...styleOfEveryKind(false),
      ...styleOfEveryKind(true),
    };
    const kinds = (style: typeof single) =>
      FACTS.map((facts) => (style ? renderer(qmlOf(aLayer(true, style), facts)) : null));
    expect(kinds(single)).toEqual(['singleSymbol', 'singleSymbol']);
    expect(kinds(categories)).toEqual(['categorizedSymbol', 'RuleRenderer']);
    expect(kinds(classes)).toEqual(['RuleRenderer', 'RuleRenderer']);
    expect(kinds(hidden)).toEqual(['RuleRenderer', 'RuleRenderer']);
    expect(kinds(heat)).toEqual(['heatmapRenderer', 'heatmapRenderer']);
  });

  it('says values of any signs so that they come back as they were', () => {
    const value = `a\\' OR true OR '"<&>\t\n\r`;
    expect(quotedString(value)).toBe(`'a\\\\'' OR true OR ''"<&>\\t\\n\r'`);
    const [only] = elementsOf(el('rule', { filter: value }, text(value)));
    expect(only?.attributes.filter).toBe(value);
  });

  const filters = (style: LayerStyle | undefined): string[] => {
    if (!style) throw new Error('no style');
    return elementsOf(qmlOf(aLayer(true, style), { hasMissing: true, allListed: false }))
      .filter(({ name }) => name === 'rule')
      .map(({ attributes }) => attributes.filter ?? '');
  };

  it('leaves what is worked out by area a little room at its least and greatest, and draws the rest plain', () => {
    const { dense, divided, classes } = styleOfEveryKind(true);
    const bounds = (style: LayerStyle | undefined): number[] =>
      filters(style).flatMap((filter) => [...filter.matchAll(/[<>]=? (\S+)/g)].map(([, n]) => Number(n)));
    expect(bounds(classes)).toEqual([0, 2, 2, 4, 4, 6]);
    const [least = 0, , , , , greatest = 0] = bounds(dense);
    expect([least < 0, greatest > 6, greatest < 6.01]).toEqual([true, true, true]);
    expect(bounds(divided).slice(1, 5)).toEqual([2, 2, 4, 4]);
    expect(filters(divided)[0]).toContain('"n" / nullif("m", 0) * 100');
    expect(filters(classes).at(-1)).toBe('ELSE');
  });

  it('draws no row of a hidden line as one that fits none', () => {
    const rules = filters(styleOfEveryKind(true).hidden);
    expect(rules).toHaveLength(4);
    expect(rules.at(-1)).toContain('NOT coalesce(');
    expect(rules.at(-1)).toContain('("n" >= 2 AND "n" < 4)');
    const { hidden } = styleOfEveryKind(true);
    expect(filters(hidden && { ...hidden, hidden: ['k:1', 'other'] })).toHaveLength(3);
  });

  it('names all lines in SLD where it draws the rest plain: QGIS knows no ElseFilter', () => {
    const last = (style: LayerStyle | undefined): string =>
      (style ? sldOf(aLayer(true, style)) : '').split('<Rule>').find((rule) => rule.includes('ogc:Not')) ??
      '';
    const { classes, hidden, single } = styleOfEveryKind(true);
    expect(last(classes)).toContain('<ogc:Not><ogc:Or>');
    expect(last(classes)).not.toContain('ElseFilter');
    expect([...last(hidden).matchAll(/<ogc:Literal>2</g)].length).toBeGreaterThan(0);
    expect(last(hidden && { ...hidden, hidden: ['other'] })).toBe('');
    expect(last(single)).toBe('');
  });

  it('gives heat a scale of its own, and weighs by the greatest value that there is then', () => {
    const { heat } = styleOfEveryKind(false);
    if (!heat) throw new Error('no heat');
    const qml = qmlOf(aLayer(false, { ...heat, field: 'n' }), { hasMissing: false, allListed: false });
    const drawn = elementsOf(qml).find(({ name }) => name === 'renderer-v2')?.attributes;
    expect(drawn?.weight_expression).toBe('max(0, coalesce("n", 0)) / nullif(maximum("n"), 0)');
    expect(Number(drawn?.max_value)).toBeGreaterThan(1);
  });

  it('hatches a row that one of two numbers is missing of', () => {
    expect(filters(styleOfEveryKind(true).bivariate)).toContain('("n" + "m") IS NULL');
  });

  it('takes the newest figure of an area, not the greatest', () => {
    const { classes } = styleOfEveryKind(true);
    const [first] = filters(classes && { ...classes, field: '@population' });
    expect(first).toMatch(/^array_last\(aggregate\('area_statistic', 'array_agg', "value", .*order_by:=/);
  });

  it('of fields that are gone is plain', () => {
    const style = styleOfEveryKind(true).classes;
    if (!style) throw new Error('no style');
    const layer = { ...aLayer(true, style), fields: [] };
    expect(renderer(qmlOf(layer, { hasMissing: false, allListed: false }))).toBe('singleSymbol');
  });
});

describe('styles in a GeoPackage', () => {
  const open: TestWorkspace[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'changwat-qgis-'));
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    for (const test of open) await test.close();
  });
  const opened = async (): Promise<TestWorkspace> => {
    const test = await aWorkspace({ areas: true, followers: followers() });
    open.push(test);
    return test;
  };
  const stored = (test: TestWorkspace, layer: string) =>
    test.workspace.db.get<{ qml: string; n: number }>({
      text: 'SELECT styleQML AS qml, count(*) AS n FROM layer_styles WHERE f_table_name = ? AND useAsDefault',
      values: [layer],
    });

  it('of the workspace follow every change and its undo, and leave what QGIS saved beside them', async () => {
    const test = await opened();
    const { workspace } = test;
    const before = stored(test, 'village')?.qml ?? '';
    expect(renderer(before)).toBe('singleSymbol');
    const { style } = readLayer(workspace.db, 'village');
    setStyle(workspace, 'village', { ...style, kind: 'clusters' });
    expect([renderer(stored(test, 'village')?.qml ?? ''), stored(test, 'village')?.n]).toEqual([
      'pointCluster',
      1,
    ]);
    workspace.journal.undo();
    expect(stored(test, 'village')?.qml).toBe(before);
  });

  it('of the workspace get a line for rows that fit none once there are such', async () => {
    const test = await opened();
    const { workspace } = test;
    const label = { kind: 'edit', label: { th: 'แก้', en: 'Edit' } };
    const { style } = readLayer(workspace.db, 'village');
    const names = workspace.db
      .all<{ name: string }>({ text: 'SELECT name_th AS name FROM village', values: [] })
      .map(({ name }) => ({ value: name, label: '', color: '#112233' }));
    setStyle(workspace, 'village', { ...style, kind: 'categories', field: 'name_th', categories: names });
    const kind = () => renderer(stored(test, 'village')?.qml ?? '');
    expect(kind()).toBe('categorizedSymbol');
    workspace.change(label, (change) => change.update('village', 1, { moo: 9 }));
    expect(kind()).toBe('categorizedSymbol');
    workspace.change(label, (change) => change.update('village', 1, { name_th: 'ชื่ออื่น' }));
    expect(kind()).toBe('RuleRenderer');
    expect(stored(test, 'village')?.qml).toContain('filter="ELSE"');
  });

  it('of an export are those of the layer, for the fields that went along', async () => {
    const test = await opened();
    const out = join(folder, 'villages.gpkg');
    const control = { signal: new AbortController().signal, progress: () => undefined };
    await exportLayer(test.workspace, { layer: 'village', format: 'gpkg', crs: null, out }, control);
    const file = openDb(out, { mustExist: true });
    const row = file.db.get<{ qml: string }>({
      text: 'SELECT styleQML AS qml FROM layer_styles',
      values: [],
    });
    file.close();
    expect(renderer(row?.qml ?? '')).toBe('singleSymbol');
    if (!qgis) return;
    const said = python(`
layer = QgsVectorLayer(${JSON.stringify(`${out}|layername=village`)}, 'v', 'ogr')
layer.loadDefaultStyle()
print(layer.renderer().type(), layer.labelsEnabled(), layer.renderer().symbol().color().name())`);
    expect(said).toBe('singleSymbol True #5b6965');
  });

  const python = (body: string): string =>
    execFileSync(
      PYTHON,
      ['-c', `from qgis.core import *\napp = QgsApplication([], False)\napp.initQgis()\n${body}`],
      {
        env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    ).trim();

  it.skipIf(!qgis)(`are read by QGIS itself, every kind of them${noQgis}`, () => {
    const files: string[] = [];
    for (const area of [true, false])
      for (const [kind, style] of Object.entries(styleOfEveryKind(area)))
        for (const [name, text] of [
          ['qml', qmlOf(aLayer(area, style), { hasMissing: true, allListed: false })],
          ['sld', sldOf(aLayer(area, style))],
        ] as const) {
          const file = join(folder, `${area ? 'Polygon' : 'Point'}-${kind}.${name}`);
          writeFileSync(file, text);
          files.push(file);
        }
    const said = python(`
import os
for file in ${JSON.stringify(files)}:
    kind = os.path.basename(file).split('-')[0]
    layer = QgsVectorLayer(kind + '?crs=EPSG:4326&field=name:string&field=n:integer&field=m:integer', 'x', 'memory')
    message, fine = layer.loadNamedStyle(file) if file.endswith('qml') else layer.loadSldStyle(file)
    renderer = layer.renderer()
    broken = [r.filterExpression() for r in renderer.rootRule().children() if r.filterExpression() and r.filterExpression() != 'ELSE' and QgsExpression(r.filterExpression()).hasParserError()] if renderer.type() == 'RuleRenderer' else []
    if not fine or message or broken: print(os.path.basename(file), message, broken)`);
    expect(said).toBe('');
  });

  it.skipIf(!qgis)(`put every value into the class that it has here, by QGIS itself${noQgis}`, () => {
    const { classes, categories, single } = styleOfEveryKind(true);
    if (!classes || !categories || !single?.label) throw new Error('no style');
    const values = ['บ้าน\\', "\\' OR true OR '", 'สอง\nบรรทัด', 'มี\tช่อง', 'a"b', '<&>'];
    const style = {
      ...categories,
      categories: values.map((value) => ({ value, label: '', color: '#112233' })),
    };
    const written = [classes, style].map((one, i) => {
      const file = join(folder, `classes-${i}.qml`);
      writeFileSync(file, qmlOf(aLayer(true, one), { hasMissing: false, allListed: false }));
      return file;
    });
    const label = labelExpression({ ...single.label, prefix: "\\' || 1 || '\n", second: null, above: null });
    const given = join(folder, 'given.json');
    writeFileSync(given, JSON.stringify({ written, values, numbers: [0, 1, 2, 4, 6, null], label }));
    const said = python(`
import json
given = json.load(open(${JSON.stringify(given)}, encoding='utf-8'))
def feature(layer, **cells):
    made = QgsFeature(layer.fields())
    for key, value in cells.items(): made[key] = value
    return made
def rules(layer, made):
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    context.setFeature(made)
    children = layer.renderer().rootRule().children()
    return [i for i, r in enumerate(children) if r.filterExpression() != 'ELSE' and QgsExpression(r.filterExpression()).evaluate(context)]
out = []
for file, field, cells in zip(given['written'], ['n', 'name'], [given['numbers'], given['values']]):
    layer = QgsVectorLayer('Polygon?crs=EPSG:4326&field=name:string&field=n:integer&field=m:integer', 'x', 'memory')
    layer.loadNamedStyle(file)
    out.append([rules(layer, feature(layer, **{field: cell})) for cell in cells])
context = QgsExpressionContext()
context.setFields(layer.fields())
context.setFeature(feature(layer, name='ก'))
out.append(QgsExpression(given['label']).evaluate(context))
print(json.dumps(out))`);
    expect(JSON.parse(said)).toEqual([
      [[0], [0], [1], [2], [2], [3]],
      values.map((_, i) => [i]),
      "\\' || 1 || '\nก",
    ]);
  });

  it.skipIf(!qgis)(`draw by SLD what fits no class as one more line, by QGIS itself${noQgis}`, () => {
    const { classes } = styleOfEveryKind(true);
    if (!classes) throw new Error('no style');
    const file = join(folder, 'others.sld');
    writeFileSync(file, sldOf(aLayer(true, classes)));
    const said = python(`
import json
layer = QgsVectorLayer('Polygon?crs=EPSG:4326&field=n:integer', 'x', 'memory')
layer.loadSldStyle(${JSON.stringify(file)})
out = []
for n in [0, 3, 6, 99, -1, None]:
    made = QgsFeature(layer.fields())
    made['n'] = n
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    context.setFeature(made)
    rules = [r for r in layer.renderer().rootRule().children() if r.filterExpression()]
    out.append([i for i, r in enumerate(rules) if QgsExpression(r.filterExpression()).evaluate(context)])
print(json.dumps(out))`);
    expect(JSON.parse(said)).toEqual([[0], [1], [2], [4], [4], [3]]);
  });
});
