import { searchText } from '../../../../shared/domain/thai-text.ts';

/** A heading as it is compared: lower case, no spaces, lines under, dots or brackets, digits Arabic. */
export const headingKey = (name: string): string =>
  searchText(name).replace(/[\s_\-.,:;*"'“”‘’()[\]{}/\\+&\u0E2F\u0E46]/g, '');

/** What a column is about, by its heading alone. */
export type Concept = keyof typeof AREA_HEADINGS | keyof typeof THING_HEADINGS | keyof typeof PERSON_HEADINGS;

/**
 * Headings of areas. `_T` and `TH` are Thai, `_E` and `EN` English; the names are those met in files of Thai agencies,
 * of HDX (`ADM3_PCODE`), of GADM (`NAME_3`) and in office sheets. Matched against `headingKey`, whole.
 */
export const AREA_HEADINGS = {
  province:
    /^(adm1th?|prov(ince)?(nam(e|et)?)?(t|th|tn|thai)?|provnamtt|prv(name?)?|pvtn|pvnamet?|pnamet?|pnthai|changwat(t|th|nam|name)?|ชื่อจังหวัด|จังหวัด|name1|จ)$/,
  province_en: /^(adm1en|prov(ince)?(nam(e)?)?(e|en|eng)|pven|pnamee|changwate|nameen1)$/,
  province_code:
    /^(adm1pcode|prov(ince)?(code|id|idn|c|cd|no)|prvid|prvcode|proc|pvcode|pcodeprov|changwat(code|id)|cc|รหัสจังหวัด|pidn|provcc)$/,
  district:
    /^(adm2th?|amp(hoe|hur|hur)?(nam(e|et)?)?(t|th|tn|thai)?|apname|aptn|anamet?|dist(rict)?(name)?(t|th|thai)?|อำเภอ|ชื่ออำเภอ|เขต|อำเภอเขต|ชื่ออำเภอเขต|name2|อ)$/,
  district_en: /^(adm2en|amp(hoe|hur)?(nam)?(e|en|eng)|apen|anamee|dist(rict)?(name)?(e|en|eng))$/,
  district_code:
    /^(adm2pcode|amp(hoe|hur)?(code|id|idn|c|cd|no)|apcode|acode|dist(rict)?(code|id)|aa|รหัสอำเภอ|รหัสเขต|aidn)$/,
  subdistrict:
    /^(adm3th?|tam(bo[nl]|bol)?(nam(e|et)?)?(t|th|tn|thai)?|tbname|tbtn|tnamet?|subdist(rict)?(name)?(t|th|thai)?|ตำบล|ชื่อตำบล|แขวง|ตำบลแขวง|ชื่อตำบลแขวง|name3|ต)$/,
  subdistrict_en: /^(adm3en|tam(bo[nl]|bol)?(nam)?(e|en|eng)|tben|tnamee|subdist(rict)?(name)?(e|en|eng))$/,
  subdistrict_code:
    /^(adm3pcode|tam(bo[nl]|bol)?(code|id|idn|c|cd|no)|tbcode|tbidn|tcode|subdist(rict)?(code|id)|tt|รหัสตำบล|รหัสแขวง|tidn)$/,
  village:
    /^(adm4th?|vil(l|lage)?(nam(e|et)?)?(t|th|tn|thai)?|vnamet?|vilnam|muban(name)?|mooban(name|namet)?|หมู่บ้าน|ชื่อหมู่บ้าน|ชื่อบ้าน|บ้าน|ชุมชน|ชื่อชุมชน|หมู่บ้านชุมชน|ชื่อหมู่บ้านชุมชน)$/,
  village_code:
    /^(adm4pcode|vil(l|lage)?(code|id|idn|c|cd)|vcode|vid|mubanid|mubancode|moobancode|รหัสหมู่บ้าน|รหัสชุมชน|mm)$/,
  moo: /^(moo|mu|moono|moobanno|vil(l|lage)?no|หมู่|หมู่ที่|ม|ที่หมู่|เลขหมู่|หมู่บ้านที่)$/,
  area_code:
    /^(geocode|areacode|pcode|ccaattmm|ccaatt|admcode|dopacode|รหัสพื้นที่|รหัสเขตการปกครอง|รหัสมหาดไทย|รหัสมท|รหัสที่ตั้ง)$/,
  council_area:
    /^(council(area)?(nam(e)?)?|lao(nam(e|et)?)?|สภา|สภาองค์กรชุมชน|สภาองค์กรชุมชนตำบล|ชื่อสภา|ชื่อสภาองค์กรชุมชน(ตำบล)?|พื้นที่สภา(องค์กรชุมชน)?|ชื่อพื้นที่สภา|อปท|ชื่ออปท|องค์กรปกครองส่วนท้องถิ่น|ท้องถิ่น)$/,
  council_code: /^(councilcode|councilid|laocode|laoid|รหัสพื้นที่สภา|รหัสสภา|รหัสอปท)$/,
  authority_type: /^(authoritytype|laotype|ประเภทอปท|ประเภทองค์กรปกครองส่วนท้องถิ่น|รูปแบบอปท)$/,
} as const;

/** Headings of the things in the registers, and of what any table may have. */
export const THING_HEADINGS = {
  name: /^(name(t|th|thai)?|thname|thainame|nam|ชื่อ|ชื่อไทย|ชื่อภาษาไทย|title|label|รายชื่อ)$/,
  name_en: /^(name(e|en|eng|english)|enname|engname|ชื่ออังกฤษ|ชื่อภาษาอังกฤษ)$/,
  code: /^(code|รหัส|id)$/,
  row_id: /^(id|rowid|uuid|changwatid)$/,
  valid_from: /^(validfrom|ใช้ตั้งแต่|validon|วันที่มีผล|effectivedate)$/,
  valid_to: /^(validto|ใช้ถึง|validuntil)$/,
  forest:
    /^((community|comm|cf)?forest(nam(e|et)?)?(t|th)?|cf(nam(e|et)?)|ป่าชุมชน|ป่า|ชื่อป่า|ชื่อป่าชุมชน|ชื่อโครงการป่าชุมชน)$/,
  forest_code:
    /^((community)?forest(code|id|no)|cf(id|code|no)|รหัสป่า|รหัสป่าชุมชน|เลขทะเบียนป่า(ชุมชน)?|ทะเบียนเลขที่|เลขทะเบียน)$/,
  rai: /^(rai|ไร่|ไร|arearai|raiarea|เนื้อที่ไร่|พื้นที่ไร่|จำนวนไร่|declaredrai|เนื้อที่ตามประกาศไร่)$/,
  ngan: /^(ngan|ngarn|งาน|เนื้อที่งาน|พื้นที่งาน|declaredngan)$/,
  wah: /^(wah?|sqwa?h?|tarangwah?|ตรว|ตรวา|ตารางวา|วา|เนื้อที่(ตรว|ตารางวา|วา)|พื้นที่(ตรว|ตารางวา|วา)|ตารางวาตรว|declaredwah)$/,
  area_size:
    /^(เนื้อที่|พื้นที่|ขนาดพื้นที่|ขนาดเนื้อที่|เนื้อที่ตามประกาศ|เนื้อที่รวม|พื้นที่รวม|(เนื้อที่|พื้นที่)(ตามประกาศ)?ไร่งาน(ตรว|วา|ตารางวา)|ไร่งาน(ตรว|วา|ตารางวา)|arearnw|rnw|declaredarea)$/,
  area_ha: /^(ha|hectares?|areaha|(เนื้อที่|พื้นที่)?(เฮกตาร์|เฮกแตร์|ha))$/,
  area_m2: /^(area(m2|sqm)|sqm|(เนื้อที่|พื้นที่)?(ตรม|ตารางเมตร|sqm|m2))$/,
  area_km2: /^(area(km2|sqkm)|sqkm|(เนื้อที่|พื้นที่)?(ตรกม|ตารางกิโลเมตร|sqkm|km2))$/,
  land_status:
    /^(สถานะที่ดิน|สถานภาพที่ดิน|ประเภทที่ดิน|ประเภทป่า|ลักษณะที่ดิน|สิทธิ(ใน)?ที่ดิน|กรรมสิทธิ์ที่ดิน|การถือครองที่ดิน|ที่ดิน|land(st|stat|status|type|tenure)|foresttype)$/,
  approval_no:
    /^(เลขที่อนุมัติ|เลขที่หนังสืออนุมัติ|หนังสืออนุมัติ|หนังสืออนุมัติเลขที่|เลขที่คำสั่ง|เลขที่ประกาศ|app?r?(oval)?(no|num)|apvno|permitno)$/,
  approved_on:
    /^(วันที่อนุมัติ|วันอนุมัติ|อนุมัติเมื่อ|วันเดือนปีที่อนุมัติ|วันเดือนปีอนุมัติ|วันที่ประกาศ|วันที่ขึ้นทะเบียน|วันที่จัดตั้ง|apvdate|app?r?(oval|ove|oved)?(date|on)|approved)$/,
  expires_on: /^(หมดอายุ|วันหมดอายุ|วันที่หมดอายุ|สิ้นสุด|วันที่สิ้นสุด|วันสิ้นสุด|ครบกำหนด|exp(ire|ires|ired|iry)?(date|on)?)$/,
  member_count:
    /^(สมาชิก|จำนวนสมาชิก|สมาชิกคน|จำนวนสมาชิกคน|สมาชิกในครัวเรือน|จำนวนสมาชิกในครัวเรือน|จำนวนคน|จำนวนคนในบ้าน|members?|member(no|cnt|count|num))$/,
  project: /^(โครงการ|ชื่อโครงการ|project(nam(e|et)?)?(th)?|projnam(e)?|proj|โครงการที่อยู่อาศัย|ชื่อโครงการที่อยู่อาศัย)$/,
  project_code: /^(รหัสโครงการ|project(code|id|no)|proj(code|id|no))$/,
  programme: /^(โครงการหลัก|ประเภทโครงการ|แผนงาน|ชุดโครงการ|program(me)?(nam(e)?)?|projtype|projecttype)$/,
  fiscal_year:
    /^(ปีงบประมาณ|ปีงบ|ปีงบประมาณพศ|ปี|ปีพศ|พศ|ปีที่ดำเนินการ|ปีที่ดำเนินงาน|fiscal(year|yr)|fy|budgetyear|year|yearbe)$/,
  households_target:
    /^(เป้าหมาย|เป้าหมายครัวเรือน|ครัวเรือนเป้าหมาย|จำนวนครัวเรือนเป้าหมาย|จำนวนครัวเรือน|ครัวเรือน|hhtarget|households?(target)?|target(hh|households?)?|เป้าหมายหลัง|เป้าหมายครัวเรือนหลัง)$/,
  units_done:
    /^(เสร็จแล้ว|เสร็จแล้วหลัง|สร้างเสร็จ|แล้วเสร็จหลัง|จำนวนหลัง|จำนวนหลังที่(สร้าง)?เสร็จ|จำนวนบ้าน|จำนวนบ้านที่(สร้าง)?เสร็จ|หลังที่เสร็จ|ก่อสร้างแล้วเสร็จ|จำนวนหน่วย|units?(done|built)?|built|หลัง)$/,
  budget:
    /^(งบประมาณ|งบ|วงเงิน|วงเงินงบประมาณ|จำนวนเงิน|เงินอนุมัติ|งบอนุมัติ|งบประมาณที่ได้รับ|งบประมาณอนุมัติ|budget(baht|thb|mb|million)?|amount|(งบประมาณ|งบ|วงเงิน|จำนวนเงิน)(ล้าน)?บาท)$/,
  project_status:
    /^(สถานะ|สถานะโครงการ|สถานภาพ|สถานภาพโครงการ|ความก้าวหน้า|สถานะการดำเนินงาน|status|projstatus|projectstatus)$/,
  started_on:
    /^(เริ่ม|วันที่เริ่ม|วันเริ่ม|วันที่เริ่มต้น|เริ่มต้น|เริ่มโครงการ|วันเริ่มโครงการ|วันที่เริ่มโครงการ|start(ed)?(on|date)?)$/,
  finished_on:
    /^(เสร็จ|วันที่เสร็จ|วันเสร็จ|วันที่แล้วเสร็จ|แล้วเสร็จ|วันสิ้นสุดโครงการ|วันที่สิ้นสุดโครงการ|finish(ed)?(on|date)?|complet(ed|ion)(on|date)?|end(date)?)$/,
  colour: /^(สี|สีโซน|colou?r)$/,
  description: /^(คำอธิบาย|รายละเอียด|description|หมายเหตุ|remark)$/,
} as const;

/** Headings of households and of persons. */
export const PERSON_HEADINGS = {
  hh_code: /^(รหัสครัวเรือน|รหัสบ้าน|เลขรหัสประจำบ้าน|รหัสประจำบ้าน|hh(code|id|no)|household(code|id)|hid)$/,
  house_no: /^(บ้านเลขที่|เลขที่บ้าน|เลขบ้าน|เลขที่|houseno|houseno|hno|hno|housenumber|addrno)$/,
  income:
    /^(รายได้ต่อเดือน(บาท)?|รายได้(บาท)?เดือน|รายได้(เฉลี่ย)?ต่อ(ครัวเรือนต่อ)?เดือน(บาท)?|รายได้ครัวเรือนต่อเดือน(บาท)?|รายได้บาทต่อเดือน|รายได้|income|income(month|baht|mth)|monthlyincome|incomemonthbaht)$/,
  tenure: /^(การถือครอง|สถานะการถือครอง|การถือครองที่อยู่อาศัย|กรรมสิทธิ์|กรรมสิทธิ์บ้าน|การอยู่อาศัย|สถานะการอยู่อาศัย|tenure)$/,
  house_condition: /^(สภาพบ้าน|สภาพที่อยู่อาศัย|สภาพบ้านเรือน|ลักษณะบ้าน|housecond(ition)?|condition)$/,
  welfare_card:
    /^(ผู้ถือบัตรสวัสดิการ(แห่งรัฐ)?|บัตรสวัสดิการ(แห่งรัฐ)?|จำนวนผู้ถือบัตรสวัสดิการ(แห่งรัฐ)?|บัตรคนจน|welfare(card|cards)?)$/,
  recheck_status: /^(สถานะสอบทาน|ผลสอบทาน|ผลการสอบทาน|recheck(status)?)$/,
  accuracy: /^(ความแม่นพิกัด(ม)?|ความแม่นยำ|accuracy|gpsaccuracy|pointaccuracym)$/,
  national_id:
    /^(เลขประจำตัวประชาชน|เลขบัตรประจำตัวประชาชน|เลขบัตรประชาชน|บัตรประชาชน|เลขประจำตัว(13หลัก|ประชาชน13หลัก)?|หมายเลขบัตรประชาชน|หมายเลขประจำตัวประชาชน|เลขปชช|เลข13หลัก|cid|pid|idcard|idcardno|citizenid|nationalid|personalid)$/,
  full_name:
    /^(ชื่อสกุล|ชื่อนามสกุล|ชื่อและนามสกุล|ชื่อตัวชื่อสกุล|ชื่อตัวสกุล|ชื่อเต็ม|fullname|ชื่อสกุลหัวหน้าครัวเรือน|หัวหน้าครัวเรือน|ชื่อหัวหน้าครัวเรือน|หัวหน้าครอบครัว|เจ้าบ้าน|ชื่อเจ้าบ้าน|เจ้าของบ้าน|ผู้อยู่อาศัย|ชื่อผู้เปราะบาง|ผู้ถือครอง|ชื่อผู้ถือครอง|ผู้รับผลประโยชน์|ชื่อผู้รับผลประโยชน์|headname|hhhead|owner(name)?)$/,
  title: /^(คำนำหน้า|คำนำหน้าชื่อ|คำนำหน้านาม|title|prefix|prename)$/,
  given_name: /^(ชื่อตัว|ชื่อ|firstname|fname|givenname)$/,
  family_name: /^(นามสกุล|สกุล|ชื่อสกุล|lastname|lname|surname|familyname)$/,
  sex: /^(เพศ|sex|gender)$/,
  birth_date: /^(วันเกิด|วันเดือนปีเกิด|วดปเกิด|เกิดวันที่|วันที่เกิด|birth(date|day)|dateofbirth|dob|bdate)$/,
  birth_year: /^(ปีเกิด|ปีเกิดพศ|ปีพศเกิด|พศเกิด|birthyear(be)?|yob)$/,
  vulnerable:
    /^(กลุ่มเปราะบาง|ประเภทกลุ่มเปราะบาง|ประเภทผู้เปราะบาง|ประเภทความเปราะบาง|ความเปราะบาง|vulnerab(le|ility)(type|types)?|vulnerabletypes)$/,
  disability: /^(ความพิการ|ประเภทความพิการ|พิการ|disability(type)?)$/,
  aid: /^(ความช่วยเหลือ|ความช่วยเหลือที่ได้รับ|สวัสดิการที่ได้รับ|เบี้ยที่ได้รับ|aid|aidreceived)$/,
  phone:
    /^(โทร|โทรศัพท์|เบอร์โทร|เบอร์โทรศัพท์|หมายเลขโทรศัพท์|เบอร์ติดต่อ|มือถือ|เบอร์มือถือ|phone(no|number)?|tel(no|ephone)?|mobile)$/,
  address: /^(ที่อยู่|ที่อยู่ตามทะเบียนบ้าน|ที่อยู่ปัจจุบัน|address|addr)$/,
} as const;

const ALL: Readonly<Record<string, RegExp>> = { ...PERSON_HEADINGS, ...THING_HEADINGS, ...AREA_HEADINGS };

const CONCEPTS = Object.keys(ALL) as Concept[];
const aboutKey = (key: string): Concept[] => CONCEPTS.filter((concept) => ALL[concept]!.test(key));

/** A DBF in Windows-874 keeps ten letters of a heading: these are known again by their beginnings. */
const LONG =
  'ชื่อป่าชุมชน วันที่อนุมัติ วันที่หมดอายุ จำนวนสมาชิก สถานะที่ดิน สถานภาพที่ดิน ประเภทที่ดิน เลขที่อนุมัติ เลขประจำตัวประชาชน เลขบัตรประชาชน หมายเลขโทรศัพท์ ปีงบประมาณ รหัสโครงการ จำนวนครัวเรือน รายได้ต่อเดือน รหัสครัวเรือน ชื่อหมู่บ้าน รหัสหมู่บ้าน เนื้อที่ตามประกาศ คำนำหน้าชื่อ วันเดือนปีเกิด ประเภทโครงการ'.split(
    ' ',
  );
const CUT = 10;

const KEPT = 4000;
const known = new Map<string, ReadonlySet<Concept>>();

/** All that a heading may be about. */
export function conceptsOf(name: string): ReadonlySet<Concept> {
  const before = known.get(name);
  if (before) return before;
  // Files of one day share their headings; a file of thousands of columns must not fill the memory for ever.
  if (known.size >= KEPT) known.clear();
  const found = aboutName(name);
  known.set(name, found);
  return found;
}

function aboutName(name: string): ReadonlySet<Concept> {
  const found = aboutKey(headingKey(name));
  if (found.length > 0 || name.length !== CUT) return new Set(found);
  const long = LONG.find((heading) => heading.startsWith(name));
  return new Set(long === undefined ? [] : aboutKey(headingKey(long)));
}

/** Headings under which the code of an area may stand. */
const MAY_HOLD_CODES: ReadonlySet<string> = new Set([
  ...Object.keys(AREA_HEADINGS),
  'code',
  'row_id',
  'name',
]);

/** True for a heading that is known to be about something else than areas: what its numbers look like says nothing. */
export function isOfNoArea(name: string): boolean {
  const concepts = [...conceptsOf(name)];
  return concepts.length > 0 && !concepts.some((concept) => MAY_HOLD_CODES.has(concept));
}

/** `ล้าน` in a heading of money. */
export const inMillions = (name: string): boolean => /ล้าน|million|mb$/i.test(headingKey(name));
