import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { looseText, sortKey } from '../../../shared/domain/thai-text.ts';

/** How the tree is arranged: by the official areas, or by council areas. */
export type TreeMode = 'official' | 'councils';

export type NodeKind = SpineArea['register'] | 'zone' | 'unplaced';

/** A line of the tree. An area may stand in several places: its key says which one. */
export interface TreeNode {
  readonly key: string;
  readonly kind: NodeKind;
  readonly title: string;
  readonly code: string | null;
  /** The layer and row that a click selects; null for a mere heading. */
  readonly layer: string | null;
  readonly fid: number | null;
  readonly area: SpineArea | null;
  /** True where the area hangs elsewhere and is only named here. */
  readonly beside: boolean;
  readonly color: string | null;
  readonly children: readonly TreeNode[];
}

const byName = (a: TreeNode, b: TreeNode): number => {
  if (a.code !== null && b.code !== null && a.code !== b.code) return a.code < b.code ? -1 : 1;
  const [left, right] = [sortKey(a.title), sortKey(b.title)];
  return left < right ? -1 : left > right ? 1 : 0;
};

const nodeOf = (
  area: SpineArea,
  above: string,
  children: (key: string) => readonly TreeNode[],
  beside = false,
): TreeNode => {
  const key = `${above}/${area.register}:${area.fid}`;
  return {
    ...{ key, kind: area.register, title: area.title, code: area.code, area, beside },
    ...{ layer: area.register, fid: area.fid, color: null, children: children(key) },
  };
};

const none = (): readonly TreeNode[] => [];

/** What a tree is made of, looked up by what hangs where. */
class Lookup {
  readonly areas: readonly SpineArea[];
  private readonly below: ReadonlyMap<string, readonly SpineArea[]>;
  private readonly byId: ReadonlyMap<string, SpineArea>;
  private readonly byCode: ReadonlyMap<string, SpineArea>;
  private readonly councilsIn = new Map<string, SpineArea[]>();
  private readonly groundOf = new Map<string, SpineArea[]>();
  private readonly membersOf: ReadonlyMap<string, readonly SpineArea[]>;

  constructor(spine: Spine, retired: boolean) {
    this.areas = spine.areas.filter((area) => retired || !area.retired);
    this.below = Map.groupBy(this.areas, ({ register, above }) => `${register} ${above ?? ''}`);
    this.byId = new Map(this.areas.map((area) => [area.id, area]));
    this.byCode = new Map(
      this.areas.flatMap((area) => (area.code === null ? [] : [[`${area.register} ${area.code}`, area]])),
    );
    const villages = this.of('village').filter(({ council }) => council !== null);
    this.membersOf = Map.groupBy(villages, ({ council }) => council ?? '');
    for (const { council, subdistrict } of spine.links) {
      const [area, ground] = [this.byId.get(council), this.byCode.get(`subdistrict ${subdistrict}`)];
      if (!area || !ground) continue;
      this.councilsIn.set(subdistrict, [...(this.councilsIn.get(subdistrict) ?? []), area]);
      this.groundOf.set(council, [...(this.groundOf.get(council) ?? []), ground]);
    }
  }

  of(register: SpineArea['register']): readonly SpineArea[] {
    return this.areas.filter((area) => area.register === register);
  }

  under(register: SpineArea['register'], code: string | null): readonly SpineArea[] {
    return code === null ? [] : (this.below.get(`${register} ${code}`) ?? []);
  }

  has(register: SpineArea['register'], code: string | null): boolean {
    return code !== null && this.byCode.has(`${register} ${code}`);
  }

  councils(subdistrict: string | null): readonly SpineArea[] {
    return subdistrict === null ? [] : (this.councilsIn.get(subdistrict) ?? []);
  }

  ground(council: string): readonly SpineArea[] {
    return this.groundOf.get(council) ?? [];
  }

  members(council: string): readonly SpineArea[] {
    return this.membersOf.get(council) ?? [];
  }
}

const villageNodes = (villages: readonly SpineArea[], key: string): TreeNode[] =>
  villages.map((village) => nodeOf(village, key, none)).sort(byName);

const subdistrictNode = (look: Lookup, area: SpineArea, above: string): TreeNode =>
  nodeOf(area, above, (key) => [
    ...look.councils(area.code).map((council) => nodeOf(council, key, none, true)),
    ...villageNodes(look.under('village', area.code), key),
  ]);

const councilNode = (look: Lookup, area: SpineArea, above: string): TreeNode =>
  nodeOf(area, above, (key) => [
    ...look.ground(area.id).map((ground) => nodeOf(ground, key, none, true)),
    ...villageNodes(look.members(area.id), key),
  ]);

const districtNode = (look: Lookup, area: SpineArea, above: string, mode: TreeMode): TreeNode =>
  nodeOf(area, above, (key) =>
    mode === 'official'
      ? look
          .under('subdistrict', area.code)
          .map((one) => subdistrictNode(look, one, key))
          .sort(byName)
      : look
          .under('council_area', area.code)
          .map((one) => councilNode(look, one, key))
          .sort(byName),
  );

/** The zones of a scheme with their districts, then the districts of none. */
function zoned(
  look: Lookup,
  scheme: ZoneScheme,
  districts: readonly SpineArea[],
  above: string,
  mode: TreeMode,
): TreeNode[] {
  const taken = new Set<string>();
  const nodes = scheme.zones.flatMap((zone): TreeNode[] => {
    const own = districts.filter(({ code }) => code !== null && zone.districtCodes.includes(code));
    if (own.length === 0) return [];
    for (const { code } of own) taken.add(code ?? '');
    const key = `${above}/zone:${zone.fid}`;
    return [
      {
        ...{ key, kind: 'zone', title: zone.title, code: null, area: null, beside: false },
        ...{ layer: scheme.layer, fid: zone.fid, color: zone.color },
        children: own.map((one) => districtNode(look, one, key, mode)).sort(byName),
      },
    ];
  });
  const left = districts.filter(({ code }) => code === null || !taken.has(code));
  return [...nodes, ...left.map((one) => districtNode(look, one, above, mode)).sort(byName)];
}

const ABOVE = [
  ['district', 'province'],
  ['subdistrict', 'district'],
  ['village', 'subdistrict'],
] as const;

/** Areas whose area above is not there, under one heading. */
function unplaced(look: Lookup, mode: TreeMode): TreeNode[] {
  const key = '/unplaced';
  const levels = mode === 'official' ? ABOVE : ([['council_area', 'district']] as const);
  const children = levels.flatMap(([register, above]) =>
    look
      .of(register)
      .filter((area) => !look.has(above, area.above))
      .map((area) => {
        if (register === 'district') return districtNode(look, area, key, mode);
        if (register === 'subdistrict') return subdistrictNode(look, area, key);
        return register === 'council_area' ? councilNode(look, area, key) : nodeOf(area, key, none);
      }),
  );
  const heading = { layer: null, fid: null, area: null, beside: false, color: null, code: null };
  return children.length === 0 ? [] : [{ key, kind: 'unplaced', title: '', ...heading, children }];
}

/** The tree of areas: province → zone of the scheme → district → sub-district → village, or by council areas. */
export function buildTree(
  spine: Spine,
  scheme: ZoneScheme | null,
  options: { readonly mode: TreeMode; readonly retired: boolean },
): TreeNode[] {
  const look = new Lookup(spine, options.retired);
  const provinces = look.of('province').map((province) =>
    nodeOf(province, '', (key) => {
      const districts = look.under('district', province.code);
      return scheme === null
        ? districts.map((one) => districtNode(look, one, key, options.mode)).sort(byName)
        : zoned(look, scheme, districts, key, options.mode);
    }),
  );
  return [...provinces.sort(byName), ...unplaced(look, options.mode)];
}

/** A line as it is shown: its depth from 1, and its place among its brothers. */
export interface TreeLine {
  readonly node: TreeNode;
  readonly level: number;
  readonly parent: string | null;
  readonly expanded: boolean;
  readonly position: number;
  readonly size: number;
}

/** The lines of a tree whose branches are open as said. */
export function visibleLines(roots: readonly TreeNode[], open: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = [];
  const walk = (nodes: readonly TreeNode[], level: number, parent: string | null): void => {
    nodes.forEach((node, i) => {
      const expanded = node.children.length > 0 && open.has(node.key);
      lines.push({ node, level, parent, expanded, position: i + 1, size: nodes.length });
      if (expanded) walk(node.children, level + 1, node.key);
    });
  };
  walk(roots, 1, null);
  return lines;
}

/** The word for its kind that people write before a name. */
const KIND_WORD: Readonly<Partial<Record<NodeKind, RegExp>>> = {
  province: /^(?:จังหวัด|จ\.)\s*(?=\S)/,
  district: /^(?:อำเภอ|อ\.)\s*(?=\S)/,
  subdistrict: /^(?:ตำบล|ต\.)\s*(?=\S)/,
  village: /^(?:หมู่บ้าน|บ้าน|บ\.)\s*(?=\S)/,
};

/** What a text looks for among areas of a kind: the name alone where the text begins with their word. */
const wantedOf = (text: string, kind: NodeKind): string => {
  const word = KIND_WORD[kind];
  return looseText(word === undefined ? text : text.replace(word, ''));
};

/** The branches that hold what a text names, with everything above it opened. Areas beside are no finds. */
export function searchTree(
  roots: readonly TreeNode[],
  text: string,
): { readonly roots: TreeNode[]; readonly open: Set<string>; readonly found: number } {
  const typed = text.trim();
  const open = new Set<string>();
  let found = 0;
  const fits = ({ kind, title, code, area, beside }: TreeNode): boolean =>
    !beside &&
    (looseText(title).includes(wantedOf(typed, kind)) ||
      (code?.startsWith(typed) ?? false) ||
      (area?.titleEn?.toLowerCase().includes(typed.toLowerCase()) ?? false));
  const keep = (node: TreeNode): TreeNode[] => {
    const own = fits(node);
    const children = node.children.flatMap(keep);
    if (own) found += 1;
    if (!own && children.length === 0) return [];
    if (children.length > 0) open.add(node.key);
    return [{ ...node, children: own && children.length === 0 ? node.children : children }];
  };
  return { roots: roots.flatMap(keep), open, found };
}

/** The keys of the branches above the first place of a row, from the root down; null where it is not in the tree. */
export function pathTo(roots: readonly TreeNode[], layer: string, fid: number): string[] | null {
  for (const node of roots) {
    if (node.layer === layer && node.fid === fid && !node.beside) return [node.key];
    const below = pathTo(node.children, layer, fid);
    if (below !== null) return [node.key, ...below];
  }
  return null;
}
