import type { Bilingual } from '../contract/base.ts';

/** Words around where a set goes: register, profile, tabs of sets. */
export const importsInto = {
  into: { th: 'เข้าทะเบียน', en: 'Into register' },
  intoHint: {
    th: 'ชั้นข้อมูลใหม่เก็บทุกช่องตามไฟล์ ทะเบียนรวมกับข้อมูลที่มีอยู่แล้ว',
    en: 'A new layer keeps every field of the file. A register joins what is already here',
  },
  ownLayer: { th: 'ชั้นข้อมูลใหม่', en: 'A new layer' },
  ownLayerLong: { th: 'เป็นชั้นข้อมูลใหม่', en: 'As a layer of its own' },
  ownLayerWhy: {
    th: 'เก็บทุกช่องตามไฟล์ ไม่ปนกับทะเบียน',
    en: 'keeps every field of the file, apart from the registers',
  },
  fitting: { th: 'เข้ากับไฟล์นี้', en: 'Fit this file' },
  otherRegisters: { th: 'ทะเบียนอื่น', en: 'Other registers' },

  profile: { th: 'แม่แบบ', en: 'Profile' },
  noProfile: { th: 'ไม่ใช้', en: 'None' },
  noProfileLong: { th: 'ไม่ใช้แม่แบบ', en: 'Use no profile' },
  noProfiles: { th: 'ยังไม่มีแม่แบบ จำไว้ได้ตอนนำเข้า', en: 'No profiles yet. One can be kept when you import' },
  profileFits: { th: 'ตรงกับไฟล์นี้', en: 'fits this file' },
  profileUsed: { th: 'ใช้อยู่', en: 'in use' },
  manageProfiles: { th: 'จัดการแม่แบบ', en: 'Manage profiles' },
  profilesHeading: { th: 'แม่แบบที่จำไว้', en: 'Profiles kept' },
  profileFacts: { th: '{n} คอลัมน์ · เข้า{register}', en: '{n} columns · into {register}' },
  profileUsedAt: { th: 'ใช้ล่าสุด {date}', en: 'last used {date}' },
  removeProfile: { th: 'ลบ', en: 'Delete' },
  removeProfileNamed: { th: 'ลบแม่แบบ {name}', en: 'Delete profile {name}' },
  removeProfileAsk: {
    th: 'ลบ {name} ข้อมูลที่นำเข้าไว้ไม่หาย เลิกทำได้ด้วย Ctrl+Z',
    en: 'Delete {name}? What was imported stays, and Ctrl+Z brings the profile back',
  },
  keepProfile: { th: 'เก็บไว้', en: 'Keep' },
  remember: { th: 'จำเป็นแม่แบบของหน่วยงาน', en: 'Remember as a profile of the agency' },
  rememberNamed: { th: 'จำเป็นแม่แบบของหน่วยงาน {agency}', en: 'Remember as a profile of {agency}' },
  rememberHint: {
    th: 'ครั้งหน้าไฟล์แบบเดียวกันจะเลือกให้เหมือนครั้งนี้',
    en: 'The next file of this kind is read with the same choices',
  },
  profileName: { th: 'ชื่อแม่แบบ', en: 'Profile name' },
  profileOffer: {
    th: 'ไฟล์นี้ตรงกับแม่แบบ {name} ที่เคยใช้',
    en: 'This file fits the profile {name} used before',
  },
  profileTake: { th: 'ใช้แม่แบบนี้', en: 'Use this profile' },

  setRefused: { th: 'นำเข้าชุดนี้ไม่ได้', en: 'This set cannot be imported' },
  setRefusedOthers: { th: 'ชุดอื่นในไฟล์ยังนำเข้าได้', en: 'The other sets can still be imported' },
  notTaken: { th: 'ไม่นำเข้า', en: 'left out' },
  refused: { th: 'นำเข้าไม่ได้', en: 'refused' },
  optional: {
    th: 'ชุดนี้ยังไม่ได้เลือก ติ๊กถ้าจะนำเข้าด้วย',
    en: 'This set is not chosen. Tick it to import it too',
  },
  setsCount: { th: 'เลือก {n} จาก {all} ชุด', en: '{n} of {all} sets chosen' },
} as const satisfies Record<string, Bilingual>;
