import type { Bilingual } from '../contract/base.ts';
import type { RecipeOp } from '../contract/recipe.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What an operation is called, and what it does in a sentence. */
export interface OperationWords {
  readonly title: Bilingual;
  readonly help: Bilingual;
}
const words = (th: string, en: string, helpTh: string, helpEn: string): OperationWords => ({
  title: said(th, en),
  help: said(helpTh, helpEn),
});

export const operationText: Readonly<Record<RecipeOp, OperationWords>> = {
  near: words(
    'เลือกที่อยู่ภายในระยะ',
    'Within a distance',
    'เก็บรายการที่อยู่ภายใน หรือไกลกว่า ระยะที่กำหนดจากอีกชั้นข้อมูล',
    'Keeps what lies within, or beyond, a distance of another layer',
  ),
  'count-in-areas': words(
    'นับจำนวนในพื้นที่',
    'Count within areas',
    'นับว่าแต่ละพื้นที่มีกี่รายการ ที่อยู่บนแนวเขตนับครั้งเดียว',
    'Counts what each area holds; what lies on a border counts once',
  ),
  'area-in-areas': words(
    'เนื้อที่ในแต่ละพื้นที่',
    'Area within areas',
    'รวมเนื้อที่ที่อยู่ในแต่ละพื้นที่เป็นไร่ ที่ซ้อนกันนับครั้งเดียว',
    'Sums the rai that lie in each area; overlaps count once',
  ),
  'summarise-in-areas': words(
    'สรุปตัวเลขรายพื้นที่',
    'Summarise within areas',
    'นับ รวม เฉลี่ย หรือหาค่าน้อยสุดมากสุดในแต่ละพื้นที่ เส้นคิดตามความยาว พื้นที่คิดตามเนื้อที่ที่อยู่ใน',
    'Counts, sums or averages in each area; lines go by their length in it, areas by their share',
  ),
  gaps: words(
    'พื้นที่ที่ยังไม่มี',
    'Areas without',
    'หาพื้นที่ที่ยังไม่มีรายการของอีกชั้นข้อมูลอยู่เลย',
    'Finds the areas that hold nothing of another layer',
  ),
  grid: words(
    'สรุปเป็นช่องตาราง',
    'Summarise in a grid',
    'แบ่งเป็นช่องเท่ากัน แล้วนับในแต่ละช่อง',
    'Counts in cells of equal size',
  ),
  density: words(
    'ความหนาแน่น',
    'Density',
    'แสดงว่าที่ใดหนาแน่น เป็นจำนวนต่อตารางกิโลเมตร',
    'Shows where things are dense, per square kilometre',
  ),
  'hot-spots': words(
    'ค่าสูงหรือต่ำเกาะกลุ่ม',
    'Hot spots',
    'หาแห่งที่ค่าสูง (หรือต่ำ) อยู่ติดกันเป็นกลุ่มจนไม่น่าเกิดโดยบังเอิญ',
    'Finds where high (or low) values gather more than chance would have it',
  ),
  outliers: words(
    'แห่งที่ต่างจากรอบข้าง',
    'Outliers',
    'หาแห่งที่ค่าเหมือนหรือสวนทางกับเพื่อนบ้านจนไม่น่าเกิดโดยบังเอิญ',
    'Finds what is like its neighbours, or stands out from them, more than chance would have it',
  ),
  nearest: words(
    'ระยะใกล้ที่สุด',
    'Nearest',
    'หาแห่งที่ใกล้ที่สุด พร้อมระยะทางเส้นตรง',
    'Finds the nearest, with the straight distance',
  ),
  buffer: words(
    'แนวกันชน (รัศมี)',
    'Buffer',
    'วาดพื้นที่ที่อยู่ภายในระยะ จะรวมเป็นผืนเดียวหรือเป็นวงก็ได้',
    'Draws the ground within a distance, as one or in rings',
  ),
  voronoi: words(
    'พื้นที่บริการของแต่ละจุด',
    'Service areas',
    'แบ่งพื้นที่ให้จุดที่อยู่ใกล้ที่สุด',
    'Gives all ground to its nearest point',
  ),
  intersect: words(
    'ส่วนที่ทับกัน',
    'Intersection',
    'เก็บเฉพาะส่วนที่สองชั้นข้อมูลทับกัน พร้อมเนื้อที่เป็นไร่',
    'Keeps what two layers share, with its rai',
  ),
  union: words(
    'ซ้อนรวมทั้งสอง',
    'Union',
    'เก็บทุกส่วนของทั้งสองชั้นข้อมูล ตัดตามแนวเขตของกันและกัน',
    'Keeps all of both layers, cut along their borders',
  ),
  difference: words(
    'ส่วนที่ไม่ทับกัน',
    'Difference',
    'เก็บเฉพาะส่วนที่อีกชั้นข้อมูลไม่ทับ',
    'Keeps what the other layer does not cover',
  ),
  'symmetric-difference': words(
    'ส่วนที่มีเพียงชั้นเดียว',
    'Symmetric difference',
    'เก็บส่วนที่อยู่ในชั้นข้อมูลเดียวเท่านั้น',
    'Keeps what only one of the layers holds',
  ),
  identity: words(
    'ซ้อนแล้วเก็บชั้นแรกทั้งหมด',
    'Identity',
    'เก็บชั้นแรกทั้งหมด ตัดตามแนวเขตของชั้นที่สอง',
    'Keeps all of the first layer, cut along the second',
  ),
  clip: words('ตัดตามขอบเขต', 'Clip', 'ตัดให้เหลือเฉพาะส่วนที่อยู่ในขอบเขต', 'Cuts to what lies inside'),
  dissolve: words(
    'รวมพื้นที่',
    'Dissolve',
    'รวมรายการที่ค่าตรงกันเป็นผืนเดียว พร้อมยอดรวม',
    'Makes one of the rows that share a value, with sums',
  ),
  change: words(
    'เทียบก่อน–หลัง',
    'Before and after',
    'หาส่วนที่เพิ่ม ส่วนที่หาย และส่วนที่คงเดิม เป็นไร่',
    'Finds ground gained, lost and same, in rai',
  ),
  'topology-check': words(
    'ตรวจแนวเขตผิดพลาด',
    'Check boundaries',
    'หาที่แนวเขตซ้อนกัน มีช่องว่าง ซ้ำ หรือวาดผิด',
    'Finds overlaps, gaps, doubles and shapes drawn wrong',
  ),
  'spatial-join': words(
    'เติมข้อมูลตามที่ตั้ง',
    'Join by place',
    'เติมข้อมูลจากอีกชั้นข้อมูลที่อยู่ที่เดียวกัน',
    'Adds the fields of another layer by where things lie',
  ),
  'attribute-join': words(
    'เติมข้อมูลตามรหัส',
    'Join by value',
    'เติมข้อมูลจากอีกตารางที่ค่าตรงกัน',
    'Adds the fields of another table where values are equal',
  ),
  calculate: words('คำนวณเป็นช่องใหม่', 'Calculate a field', 'เพิ่มช่องข้อมูลจากสูตร', 'Adds a field by a formula'),
  'select-by-value': words(
    'เลือกตามค่า',
    'Select by value',
    'เก็บรายการที่เข้าเงื่อนไข',
    'Keeps the rows that meet a condition',
  ),
  'select-by-location': words(
    'เลือกตามที่ตั้ง',
    'Select by place',
    'เก็บรายการตามที่ตั้งเทียบกับอีกชั้นข้อมูล',
    'Keeps rows by how they lie to another layer',
  ),
  centroid: words('จุดศูนย์กลาง', 'Centroid', 'จุดศูนย์ถ่วงของแต่ละรายการ', 'The centre of gravity of each'),
  'point-on-surface': words(
    'จุดในพื้นที่',
    'Point inside',
    'จุดที่อยู่ในพื้นที่แน่นอน',
    'A point that surely lies inside each',
  ),
  'convex-hull': words(
    'ขอบเขตล้อมรอบ',
    'Convex hull',
    'ขอบเขตที่ตึงที่สุดซึ่งล้อมทุกรายการ',
    'The tightest fence around all',
  ),
  'concave-hull': words(
    'ขอบเขตล้อมแนบ',
    'Concave hull',
    'ขอบเขตที่แนบไปตามรายการ',
    'A fence that follows the shape of all',
  ),
};

/** What each blank of a sentence is called; one word a thing, whichever operation asks for it. */
export const blankText = {
  input: said('ชั้นข้อมูล', 'Layer'),
  with: said('ซ้อนกับ', 'With'),
  of: said('จาก', 'Of'),
  to: said('ขอบเขต', 'Boundary'),
  areas: said('พื้นที่', 'Areas'),
  within: said('ภายในขอบเขต', 'Within'),
  before: said('ก่อน', 'Before'),
  after: said('หลัง', 'After'),
  distanceM: said('ระยะ', 'Distance'),
  distancesM: said('ระยะ', 'Distances'),
  maxM: said('ไม่ไกลกว่า', 'No further than'),
  radiusM: said('รัศมี', 'Radius'),
  sizeM: said('ขนาดช่อง', 'Cell size'),
  cellM: said('ขนาดช่อง', 'Cell size'),
  gapM: said('ช่องว่างแคบกว่า', 'Gaps narrower than'),
  value: said('ค่า', 'Value'),
  neighbours: said('เพื่อนบ้านคือ', 'Neighbours are'),
  beyond: said('ไกลกว่าระยะ', 'Beyond it'),
  dissolve: said('รวมเป็นผืนเดียว', 'Make one of all'),
  rings: said('แยกเป็นวง', 'As rings'),
  figures: said('ตัวเลข', 'Figures'),
  sum: said('รวมค่าของ', 'Sum of'),
  sums: said('รวมค่าของ', 'Sums of'),
  weight: said('ถ่วงน้ำหนักด้วย', 'Weighted by'),
  by: said('แยกตาม', 'By'),
  group: said('แยกกลุ่มตาม', 'By group'),
  key: said('รหัสที่ใช้เทียบ', 'Compared by'),
  k: said('จำนวนแห่ง', 'How many'),
  cell: said('รูปช่อง', 'Shape of cells'),
  ratio: said('ความแนบ', 'Closeness'),
  relation: said('ที่ตั้ง', 'Relation'),
  take: said('เมื่อพบหลายแห่ง', 'Where several are found'),
  field: said('ช่องข้อมูล', 'Field'),
  withField: said('ตรงกับช่องข้อมูล', 'Equals the field'),
  areasField: said('รหัสของพื้นที่', 'Code of the area'),
  inputField: said('รหัสพื้นที่ในข้อมูล', 'Area code in the rows'),
  title: said('ชื่อช่องใหม่', 'Name of the new field'),
  expression: said('สูตร', 'Formula'),
  where: said('เงื่อนไข', 'Condition'),
} as const satisfies Record<string, Bilingual>;

/** The choices of blanks that are neither layers, fields nor amounts. */
export const choiceText = {
  square: said('สี่เหลี่ยม', 'Squares'),
  hexagon: said('หกเหลี่ยม', 'Hexagons'),
  border: said('แห่งที่มีแนวเขตติดกัน', 'those that share a border'),
  nearest: said('แห่งที่ใกล้ที่สุดตามจำนวน', 'the nearest, so many'),
  distance: said('ทุกแห่งที่อยู่ในระยะ', 'all within the distance'),
  first: said('เอาแห่งแรกตามรหัส', 'The first by code'),
  every: said('เอาทุกแห่ง', 'Every one'),
  intersects: said('ทับหรือแตะกับ', 'meets'),
  within: said('อยู่ใน', 'lies within'),
  contains: said('ล้อม', 'contains'),
  touches: said('ติดกับ', 'touches'),
  crosses: said('ตัดผ่าน', 'crosses'),
  overlaps: said('ทับบางส่วนกับ', 'overlaps'),
  equals: said('ตรงกันพอดีกับ', 'equals'),
  disjoint: said('ไม่แตะกับ', 'is apart from'),
  count: said('จำนวน', 'Count'),
  sum: said('ผลรวม', 'Sum'),
  mean: said('ค่าเฉลี่ย', 'Mean'),
  min: said('ค่าน้อยสุด', 'Least'),
  max: said('ค่ามากสุด', 'Most'),
  length: said('ความยาว', 'Length'),
  area: said('เนื้อที่', 'Area'),
} as const satisfies Record<string, Bilingual>;
