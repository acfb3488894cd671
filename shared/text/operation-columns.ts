import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** The fields that operations make, by column name. */
export const operationColumns = {
  code: said('รหัส', 'Code'),
  name: said('ชื่อ', 'Name'),
  area_rai: said('เนื้อที่ (ไร่)', 'Area (rai)'),
  share: said('ร้อยละของแปลงเดิม', 'Per cent of the row it was cut from'),
  length_m: said('ความยาว (ม.)', 'Length (m)'),
  part_of: said('มาจาก', 'From'),
  rows_united: said('จำนวนที่รวม', 'Rows united'),
  distance_m: said('ระยะ (ม.)', 'Distance (m)'),
  distance_along: said('ระยะตามเส้นทาง (ม.)', 'Distance along roads (m)'),
  rank: said('ลำดับความใกล้', 'Order by distance'),
  nearest: said('ที่ใกล้ที่สุด', 'The nearest'),
  nearest_code: said('รหัสที่ใกล้ที่สุด', 'Code of the nearest'),
  nearest_group: said('กลุ่ม', 'Group'),
  from_m: said('ตั้งแต่ระยะ (ม.)', 'From (m)'),
  to_m: said('ถึงระยะ (ม.)', 'To (m)'),
  ring: said('ช่วงระยะ', 'Distance'),
  count: said('จำนวน', 'Count'),
  sum: said('ผลรวม', 'Sum'),
  density: said('ความหนาแน่นต่อ ตร.กม.', 'Density per km²'),
  state: said('สถานะ', 'State'),
  problem: said('ปัญหา', 'Problem'),
  row: said('รายการ', 'Row'),
  other: said('อีกรายการ', 'The other row'),
  matched: said('จำนวนที่พบ', 'How many were found'),
  cluster: said('การเกาะกลุ่ม', 'Cluster'),
  cluster_state: said('เหตุที่ไม่มีค่า', 'Why there is none'),
  z_score: said('คะแนน Gi* (z)', 'Gi* (z)'),
  local_i: said('Moran’s I เฉพาะแห่ง', 'Local Moran’s I'),
  p_value: said('ค่า p', 'p-value'),
  p_adjusted: said('ค่า p ที่ปรับแล้ว', 'Adjusted p-value'),
  neighbours: said('จำนวนเพื่อนบ้าน', 'Neighbours'),
  key: said('รหัสที่เทียบ', 'Compared by'),
} as const satisfies Record<string, Bilingual>;

/** What stands in the field `state` of a change, and in `problem` of a check. */
export const stateText = {
  gained: said('เพิ่มขึ้น', 'gained'),
  lost: said('หายไป', 'lost'),
  same: said('คงเดิม', 'same'),
  invalid: said('วาดผิด', 'invalid'),
  twice: said('ซ้ำกัน', 'lies twice'),
  overlap: said('ซ้อนกัน', 'overlap'),
  gap: said('ช่องว่าง', 'gap'),
} as const satisfies Record<string, Bilingual>;

/** The column of the ground of one layer in each area. */
export const groundOf = (title: string): Bilingual => said(`เนื้อที่${title} (ไร่)`, 'Area that lies in it (rai)');
