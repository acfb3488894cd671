/** Why a cell of an area is not written in forms and tables. */
export const areaLockText = {
  locked: {
    th: 'แก้ได้ที่ «เปลี่ยนแปลงพื้นที่» เพื่อให้พื้นที่ข้างใต้และความเป็นมาตามไปด้วย',
    en: 'Use “Change areas”: what lies in the area and its history follow there',
  },
  retired: {
    th: 'พื้นที่นี้สิ้นสุดแล้ว เก็บไว้เป็นประวัติ จึงแก้ไม่ได้',
    en: 'This area has ended and is kept as history: it is not edited any more',
  },
  linkRetired: {
    th: 'พื้นที่นี้สิ้นสุดแล้ว เลือกพื้นที่ที่ยังใช้อยู่',
    en: 'This area has ended; choose one that is in force',
  },
  change: { th: 'เปลี่ยนแปลงพื้นที่', en: 'Change areas' },
  goBackLocked: {
    th: 'การย้อนนี้จะเปลี่ยนรหัสหรือวันใช้ของพื้นที่ ใช้ «เปลี่ยนแปลงพื้นที่» หรือ «เอากลับ» ในประวัติการแก้ไขแทน',
    en: 'This would change the area’s code or days; use “Change areas”, or take the change back in the edit history',
  },
};
