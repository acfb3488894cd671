import type { Bilingual, Extent } from '../contract/base.ts';

/** A province of the country, for pickers and for where a new workspace's map begins. */
export interface ProvinceEntry {
  /** Two digits. */
  readonly code: string;
  readonly name: Bilingual;
  /** WGS 84 degrees, rounded to 0.01. */
  readonly extent: Extent;
}

const entry = (code: string, th: string, en: string, ...extent: Extent): ProvinceEntry => ({
  code,
  name: { th, en },
  extent,
});

/** All 77 provinces by code; names and extents as in `resources/gazetteer.tsv`. */
export const PROVINCES: readonly ProvinceEntry[] = [
  entry('10', 'กรุงเทพมหานคร', 'Bangkok', 100.33, 13.49, 100.94, 13.96),
  entry('11', 'สมุทรปราการ', 'Samut Prakan', 100.44, 13.48, 100.96, 13.72),
  entry('12', 'นนทบุรี', 'Nonthaburi', 100.26, 13.79, 100.57, 14.14),
  entry('13', 'ปทุมธานี', 'Pathum Thani', 100.33, 13.92, 100.95, 14.28),
  entry('14', 'พระนครศรีอยุธยา', 'Phra Nakhon Si Ayutthaya', 100.21, 14.11, 100.82, 14.67),
  entry('15', 'อ่างทอง', 'Ang Thong', 100.19, 14.44, 100.5, 14.8),
  entry('16', 'ลพบุรี', 'Lop Buri', 100.42, 14.65, 101.4, 15.76),
  entry('17', 'สิงห์บุรี', 'Sing Buri', 100.18, 14.72, 100.49, 15.12),
  entry('18', 'ชัยนาท', 'Chai Nat', 99.72, 14.91, 100.35, 15.42),
  entry('19', 'สระบุรี', 'Saraburi', 100.58, 14.24, 101.45, 15.07),
  entry('20', 'ชลบุรี', 'Chon Buri', 100.66, 12.51, 101.72, 13.59),
  entry('21', 'ระยอง', 'Rayong', 100.98, 12.55, 101.83, 13.16),
  entry('22', 'จันทบุรี', 'Chanthaburi', 101.68, 12.29, 102.54, 13.34),
  entry('23', 'ตราด', 'Trat', 102.25, 11.56, 102.91, 12.76),
  entry('24', 'ฉะเชิงเทรา', 'Chachoengsao', 100.85, 13.18, 101.99, 13.98),
  entry('25', 'ปราจีนบุรี', 'Prachin Buri', 101.14, 13.58, 102.13, 14.46),
  entry('26', 'นครนายก', 'Nakhon Nayok', 100.91, 13.96, 101.51, 14.51),
  entry('27', 'สระแก้ว', 'Sa Kaeo', 101.88, 13.24, 102.94, 14.2),
  entry('30', 'นครราชสีมา', 'Nakhon Ratchasima', 101.18, 14.12, 103.01, 15.81),
  entry('31', 'บุรีรัมย์', 'Buri Ram', 102.43, 14.13, 103.51, 15.8),
  entry('32', 'สุรินทร์', 'Surin', 103.09, 14.33, 104.09, 15.48),
  entry('33', 'ศรีสะเกษ', 'Si Sa Ket', 103.9, 14.34, 104.91, 15.57),
  entry('34', 'อุบลราชธานี', 'Ubon Ratchathani', 104.37, 14.21, 105.64, 16.1),
  entry('35', 'ยโสธร', 'Yasothon', 104, 15.29, 104.83, 16.35),
  entry('36', 'ชัยภูมิ', 'Chaiyaphum', 101.32, 15.33, 102.46, 16.73),
  entry('37', 'อำนาจเจริญ', 'Amnat Charoen', 104.42, 15.54, 105.06, 16.28),
  entry('38', 'บึงกาฬ', 'Bueng Kan', 103.24, 17.77, 104.19, 18.45),
  entry('39', 'หนองบัวลำภู', 'Nong Bua Lam Phu', 101.98, 16.77, 102.68, 17.69),
  entry('40', 'ขอนแก่น', 'Khon Kaen', 101.75, 15.63, 103.18, 17.09),
  entry('41', 'อุดรธานี', 'Udon Thani', 102.02, 16.8, 103.67, 18.09),
  entry('42', 'เลย', 'Loei', 100.83, 16.75, 102.16, 18.22),
  entry('43', 'หนองคาย', 'Nong Khai', 102.06, 17.59, 103.41, 18.31),
  entry('44', 'มหาสารคาม', 'Maha Sarakham', 102.84, 15.41, 103.5, 16.64),
  entry('45', 'ร้อยเอ็ด', 'Roi Et', 103.27, 15.41, 104.35, 16.47),
  entry('46', 'กาฬสินธุ์', 'Kalasin', 103.1, 16.18, 104.24, 17.1),
  entry('47', 'สกลนคร', 'Sakon Nakhon', 103.25, 16.77, 104.44, 18.09),
  entry('48', 'นครพนม', 'Nakhon Phanom', 103.98, 16.79, 104.81, 18.02),
  entry('49', 'มุกดาหาร', 'Mukdahan', 104.07, 16.19, 104.98, 16.91),
  entry('50', 'เชียงใหม่', 'Chiang Mai', 98.01, 17.24, 99.57, 20.15),
  entry('51', 'ลำพูน', 'Lamphun', 98.67, 17.43, 99.32, 18.71),
  entry('52', 'ลำปาง', 'Lampang', 98.88, 17.21, 100.13, 19.42),
  entry('53', 'อุตรดิตถ์', 'Uttaradit', 99.89, 17.14, 101.19, 18.38),
  entry('54', 'แพร่', 'Phrae', 99.37, 17.69, 100.55, 18.84),
  entry('55', 'น่าน', 'Nan', 100.34, 18.01, 101.35, 19.63),
  entry('56', 'พะเยา', 'Phayao', 99.68, 18.81, 100.63, 19.74),
  entry('57', 'เชียงราย', 'Chiang Rai', 99.26, 19, 100.58, 20.46),
  entry('58', 'แม่ฮ่องสอน', 'Mae Hong Son', 97.34, 17.64, 98.65, 19.82),
  entry('60', 'นครสวรรค์', 'Nakhon Sawan', 99.09, 15.05, 100.83, 16.19),
  entry('61', 'อุทัยธานี', 'Uthai Thani', 98.98, 14.94, 100.11, 15.8),
  entry('62', 'กำแพงเพชร', 'Kamphaeng Phet', 99.02, 15.86, 100.05, 16.91),
  entry('63', 'ตาก', 'Tak', 97.74, 15.18, 99.46, 17.87),
  entry('64', 'สุโขทัย', 'Sukhothai', 99.31, 16.68, 100.11, 17.82),
  entry('65', 'พิษณุโลก', 'Phitsanulok', 99.85, 16.32, 101.11, 17.74),
  entry('66', 'พิจิตร', 'Phichit', 99.98, 15.92, 100.8, 16.65),
  entry('67', 'เพชรบูรณ์', 'Phetchabun', 100.63, 15.32, 101.8, 17.18),
  entry('70', 'ราชบุรี', 'Ratchaburi', 99.16, 13.15, 100.07, 13.96),
  entry('71', 'กาญจนบุรี', 'Kanchanaburi', 98.18, 13.73, 99.88, 15.66),
  entry('72', 'สุพรรณบุรี', 'Suphan Buri', 99.28, 14.06, 100.28, 15.08),
  entry('73', 'นครปฐม', 'Nakhon Pathom', 99.81, 13.65, 100.34, 14.18),
  entry('74', 'สมุทรสาคร', 'Samut Sakhon', 100.03, 13.43, 100.42, 13.72),
  entry('75', 'สมุทรสงคราม', 'Samut Songkhram', 99.85, 13.24, 100.08, 13.52),
  entry('76', 'เพชรบุรี', 'Phetchaburi', 99.1, 12.56, 100.1, 13.34),
  entry('77', 'ประจวบคีรีขันธ์', 'Prachuap Khiri Khan', 99.15, 10.95, 100.02, 12.64),
  entry('80', 'นครศรีธรรมราช', 'Nakhon Si Thammarat', 99.23, 7.84, 100.34, 9.32),
  entry('81', 'กระบี่', 'Krabi', 98.62, 7.47, 99.41, 8.68),
  entry('82', 'พังงา', 'Phangnga', 97.64, 7.9, 98.71, 9.46),
  entry('83', 'ภูเก็ต', 'Phuket', 98.26, 7.51, 98.47, 8.2),
  entry('84', 'สุราษฎร์ธานี', 'Surat Thani', 98.44, 8.3, 100.09, 10.13),
  entry('85', 'ระนอง', 'Ranong', 98.33, 9.31, 98.96, 10.79),
  entry('86', 'ชุมพร', 'Chumphon', 98.63, 9.6, 99.52, 11.03),
  entry('90', 'สงขลา', 'Songkhla', 100.05, 6.29, 101.1, 7.94),
  entry('91', 'สตูล', 'Satun', 99.15, 6.42, 100.22, 7.2),
  entry('92', 'ตรัง', 'Trang', 99.05, 7.08, 99.95, 8.01),
  entry('93', 'พัทลุง', 'Phatthalung', 99.73, 7.09, 100.43, 7.91),
  entry('94', 'ปัตตานี', 'Pattani', 101.02, 6.55, 101.72, 6.95),
  entry('95', 'ยะลา', 'Yala', 100.83, 5.61, 101.61, 6.68),
  entry('96', 'นราธิวาส', 'Narathiwat', 101.37, 5.73, 102.09, 6.64),
];

/** The province with this code, or undefined. */
export const provinceOf = (code: string | null): ProvinceEntry | undefined =>
  PROVINCES.find((entry) => entry.code === code);
