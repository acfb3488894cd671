import type { Bilingual } from '../contract/base.ts';
import type { RecipeStep, StepOf } from '../contract/recipe.ts';
import { questionOfSteps } from '../domain/question-steps.ts';
import { formatAskedDistance } from '../domain/units.ts';
import { areaTitle, type Noun, nearPhrase, nearTitle, nounNear, resultTitle } from './analyses.ts';
import { relationWords } from './chosen-sentences.ts';
import { conditionWords } from './condition-words.ts';
import { distancesOf } from './ground-sentences.ts';
import { statisticTitle } from './operation-columns.ts';
import { operationText } from './operations.ts';
import { keptText } from './questions.ts';
import { roadText } from './roads.ts';
import { low, said } from './sentence-parts.ts';

/** What a title is put together of: what layers' rows and fields are called. */
export interface TitleWords {
  /** What the rows of a layer are called. */
  noun(layer: string): Noun;
  /** What the layer itself is called. */
  title(layer: string): Bilingual;
  /** What a field of a layer is called; null where it has none of that name. */
  field(layer: string, name: string): Bilingual | null;
}

/** The steps with what they are told by. */
interface Told extends TitleWords {
  readonly steps: readonly RecipeStep[];
}

/** The blanks that tell whose rows a step gives. */
const MAIN = ['areas', 'input', 'before'] as const;
const stepOf = ({ steps }: Told, name: string): RecipeStep | undefined =>
  name.startsWith('#') ? steps.find(({ id }) => `#${id}` === name) : undefined;
const mainOf = (step: RecipeStep): string =>
  MAIN.flatMap((blank) => (blank in step ? [String(Reflect.get(step, blank))] : []))[0] ?? '';

/** The layer whose rows a name stands for, through the steps before. */
const rootOf = (told: Told, name: string): string => {
  const step = stepOf(told, name);
  return step === undefined ? name : rootOf(told, mainOf(step));
};

const distanceOf = (metres: number): Bilingual =>
  said(formatAskedDistance(metres, 'th'), formatAskedDistance(metres, 'en'));

/** Along which roads a distance is measured; straight it says nothing of it. */
const alongOf = (told: Told, { roads }: StepOf<'near'>): { along?: Bilingual } =>
  roads === undefined ? {} : { along: roadText.along(told.noun(rootOf(told, roads))) };

/** What rows are called, with the distances by which steps before chose them. */
const nounOf = (told: Told, name: string): Noun => {
  const step = stepOf(told, name);
  if (step === undefined) return told.noun(name);
  const before = nounOf(told, mainOf(step));
  if (step.op !== 'near') return before;
  const of = told.noun(rootOf(told, step.of));
  return nounNear(before, [
    { of, distance: distanceOf(step.distanceM), beyond: step.beyond, ...alongOf(told, step) },
  ]);
};

/** What a value of rows is called: a field of their layer, or what a step before counted. */
const valueWords = (told: Told, input: string, value: string): Bilingual => {
  const step = stepOf(told, input);
  if (
    step !== undefined &&
    (step.op === 'count-in-areas' || step.op === 'summarise-in-areas') &&
    value === 'count'
  )
    return countOf(nounOf(told, step.input));
  if (step?.op === 'summarise-in-areas') {
    const figure = step.figures.find(({ statistic, field }) =>
      value.startsWith(`${statistic}_${field ?? ''}`),
    );
    const title = figure?.field === undefined ? null : told.field(rootOf(told, step.input), figure.field);
    if (figure !== undefined && title !== null) return statisticTitle(figure.statistic, title);
  }
  return told.field(rootOf(told, input), value) ?? said('ค่า', 'values');
};
const countOf = ({ name, plural }: Noun): Bilingual => said(`จำนวน${name.th}`, `number of ${plural}`);

const summed = (told: Told, step: StepOf<'summarise-in-areas'>): Bilingual => {
  const [subject, areas] = [nounOf(told, step.input), nounOf(told, step.areas)];
  const [figure] = step.figures;
  const by = said(` ราย${areas.name.th}`, `, by ${areas.name.en}`);
  if (figure?.statistic === 'area') return areaTitle(subject, areas);
  const named = figure?.field === undefined ? null : told.field(rootOf(told, step.input), figure.field);
  const what =
    figure?.statistic === 'length'
      ? said(`ความยาว${subject.name.th}`, `Length of ${subject.plural}`)
      : figure === undefined || named === null
        ? said(subject.name.th, subject.plural)
        : statisticTitle(figure.statistic, named);
  return said(`${what.th}${by.th}`, `${what.en}${by.en}`);
};

/** Titles of steps that take one layer. */
const ofOne = (told: Told, step: RecipeStep): Bilingual | null => {
  const { name, plural } = nounOf(told, mainOf(step));
  switch (step.op) {
    case 'grid':
      return said(
        `จำนวน${name.th} ช่องละ ${formatAskedDistance(step.sizeM)}`,
        `${plural} by cells of ${formatAskedDistance(step.sizeM, 'en')}`,
      );
    case 'density':
      return said(`ความหนาแน่นของ${name.th}`, `Density of ${plural}`);
    case 'hot-spots':
    case 'outliers': {
      const value = valueWords(told, step.input, step.value);
      return step.op === 'hot-spots'
        ? said(
            `${name.th}ที่${value.th}มากหรือน้อยเกาะกลุ่ม`,
            `${plural} where the ${low(value.en)} gathers high or low`,
          )
        : said(`${name.th}ที่${value.th}ต่างจากเพื่อนบ้าน`, `${plural} whose ${low(value.en)} stands out`);
    }
    case 'buffer': {
      const distances = distancesOf(step.distancesM);
      return said(`พื้นที่ในระยะ ${distances.th} จาก${name.th}`, `Within ${distances.en} of ${plural}`);
    }
    case 'voronoi':
      return said(`พื้นที่บริการของ${name.th}`, `Service areas of ${plural}`);
    case 'dissolve': {
      const by = step.by.map((field) => told.field(rootOf(told, step.input), field) ?? said(field, field));
      return by.length === 0
        ? said(`${name.th}รวมเป็นผืนเดียว`, `${plural} made one`)
        : said(
            `${name.th}รวมตาม${by.map(({ th }) => th).join(' ')}`,
            `${plural} by ${by.map(({ en }) => en).join(', ')}`,
          );
    }
    case 'topology-check':
      return said(`แนวเขต${name.th}ที่ผิดพลาด`, `Faults in the borders of ${plural}`);
    case 'calculate':
      return said(`${step.title} ของ${name.th}`, `${step.title} of ${plural}`);
    case 'select-by-value': {
      const words = conditionWords(step.where, (field) => told.field(rootOf(told, step.input), field));
      return said(`${name.th}ที่${words.th}`, `${plural} that ${words.several}`);
    }
    case 'centroid':
      return said(`จุดศูนย์กลางของ${name.th}`, `Centres of ${plural}`);
    case 'point-on-surface':
      return said(`จุดในพื้นที่ของ${name.th}`, `Points inside ${plural}`);
    case 'convex-hull':
    case 'concave-hull':
      return said(`ขอบเขตที่ล้อม${name.th}`, `Fence around ${plural}`);
    default:
      return null;
  }
};

/** Titles of steps that hold one layer against another. */
const ofTwo = (told: Told, step: RecipeStep): Bilingual | null => {
  const { name, plural } = nounOf(told, mainOf(step));
  const against = (other: string): Noun => nounOf(told, other);
  switch (step.op) {
    case 'near': {
      const of = told.noun(rootOf(told, step.of));
      const near = { of, distance: distanceOf(step.distanceM), beyond: step.beyond, ...alongOf(told, step) };
      return nearTitle(nounOf(told, step.input), nearPhrase([near]));
    }
    case 'count-in-areas':
      return resultTitle(nounOf(told, step.input), said('', ''), nounOf(told, step.areas));
    case 'area-in-areas':
      return areaTitle(nounOf(told, step.input), nounOf(told, step.areas));
    case 'summarise-in-areas':
      return summed(told, step);
    case 'gaps': {
      const other = against(step.input);
      const far = step.distanceM === 0 ? said('', '') : distanceOf(step.distanceM);
      return said(
        `${name.th}ที่ยังไม่มี${other.name.th}${far.th === '' ? '' : `ในระยะ ${far.th}`}`,
        `${plural} without ${other.plural}${far.en === '' ? '' : ` within ${far.en}`}`,
      );
    }
    case 'nearest': {
      const other = against(step.of);
      return said(`${other.name.th}ที่ใกล้${name.th}ที่สุด`, `Nearest ${other.name.en} to ${plural}`);
    }
    case 'spatial-join':
    case 'attribute-join': {
      const other = against(step.with);
      return said(`${name.th}พร้อมข้อมูล${other.name.th}`, `${plural} with data of ${other.plural}`);
    }
    case 'select-by-location': {
      const words = relationWords(step.relation, against(step.of));
      return said(`${name.th}ที่${words.th}`, `${plural} that ${words.several}`);
    }
    default:
      return ofGrounds(told, step);
  }
};

/** Titles of layers of ground that are laid over each other. */
const ofGrounds = (told: Told, step: RecipeStep): Bilingual | null => {
  if (step.op === 'change') {
    const [before, after] = [step.before, step.after].map((layer) => told.title(rootOf(told, layer)));
    return said(
      `ที่เพิ่มและหาย จาก ${before?.th} เป็น ${after?.th}`,
      `Gained and lost, from ${before?.en} to ${after?.en}`,
    );
  }
  const second = 'with' in step ? step.with : 'to' in step ? step.to : null;
  if (second === null) return null;
  const { name, plural } = nounOf(told, mainOf(step));
  const other = nounOf(told, second);
  switch (step.op) {
    case 'intersect':
      return said(`${name.th}ส่วนที่ทับกับ${other.name.th}`, `${plural} that overlap ${other.plural}`);
    case 'union':
      return said(`${name.th}ซ้อนรวมกับ${other.name.th}`, `${plural} laid over ${other.plural}`);
    case 'difference':
      return said(`${name.th}ส่วนที่${other.name.th}ไม่ทับ`, `${plural} without ${other.plural}`);
    case 'symmetric-difference':
      return said(`ส่วนที่อยู่เฉพาะใน${name.th}หรือ${other.name.th}`, `Only in ${plural} or ${other.plural}`);
    case 'identity':
      return said(`${name.th}ตัดตามแนวเขต${other.name.th}`, `${plural} cut by ${other.plural}`);
    case 'clip':
      return said(`${name.th}ที่อยู่ใน${other.name.th}`, `${plural} within ${other.plural}`);
    default:
      return null;
  }
};

/** Titles of ready questions that no single step says. */
const ofReady = (told: Told): Bilingual | null => {
  const last = told.steps.at(-1);
  const before = told.steps.at(-2);
  if (last === undefined) return null;
  const { name, plural } = nounOf(told, mainOf(last));
  if (last.op === 'area-in-areas' && before?.op === 'buffer' && before.rings) {
    const subject = nounOf(told, last.input);
    return said(
      `เนื้อที่${subject.name.th}ในแต่ละช่วงระยะจาก${name.th}`,
      `Area of ${subject.plural} by distance from ${plural}`,
    );
  }
  const kept = keptText[questionOfSteps([...told.steps])?.id ?? ''];
  return kept === undefined ? null : said(`${name.th}${kept.th}`, `${plural} that ${kept.en}`);
};

/** What an answer is called that nobody gave a name: what was found, short, by the last step. */
export function answerTitle(steps: readonly RecipeStep[], words: TitleWords): Bilingual {
  const told: Told = {
    ...words,
    noun: (layer) => words.noun(layer),
    title: (layer) => words.title(layer),
    field: (layer, name) => words.field(layer, name),
    steps,
  };
  const last = steps.at(-1);
  if (last === undefined) return said('', '');
  const { th, en } = ofReady(told) ?? ofOne(told, last) ?? ofTwo(told, last) ?? operationText[last.op].title;
  const cut = (text: string): string => text.slice(0, 200);
  return { th: cut(th), en: cut(en.charAt(0).toUpperCase() + en.slice(1)) };
}
