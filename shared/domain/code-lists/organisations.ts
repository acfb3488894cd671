import { type CodeList, item, other } from './definition.ts';

/** Lists of councils, funds, partners, groups and roles. */
export const ORGANISATION_LISTS: readonly CodeList[] = [
  {
    key: 'council-status',
    items: [
      item('founded', 'จัดตั้งแล้ว', 'Founded'),
      item('forming', 'อยู่ระหว่างจัดตั้ง', 'Being founded'),
      item('none', 'ยังไม่จัดตั้ง', 'Not founded'),
      item('suspended', 'พักงาน', 'Suspended'),
      item('dissolved', 'ยุบเลิก', 'Dissolved'),
    ],
  },
  {
    key: 'council-strength',
    items: [
      item('strong', 'เข้มแข็ง', 'Strong'),
      item('medium', 'ปานกลาง', 'Medium'),
      item('support', 'ต้องหนุนเสริม', 'Needs support'),
    ],
  },
  {
    key: 'fund-status',
    items: [
      item('active', 'ดำเนินการ', 'Active'),
      item('forming', 'อยู่ระหว่างจัดตั้ง', 'Being founded'),
      item('suspended', 'พักงาน', 'Suspended'),
      item('dissolved', 'ยุบเลิก', 'Dissolved'),
    ],
  },
  {
    key: 'partner-sector',
    items: [
      item('regional-government', 'ราชการส่วนภูมิภาค', 'Regional government'),
      item('central-government', 'ราชการส่วนกลาง', 'Central government'),
      item('local-government', 'ท้องถิ่น', 'Local government'),
      item('public-organisation', 'องค์การมหาชน', 'Public organisation'),
      item('private', 'เอกชน', 'Private'),
      item('academic', 'วิชาการ', 'Academic'),
      item('civil-society', 'ประชาสังคม', 'Civil society'),
      item('religious', 'ศาสนา', 'Religious'),
      item('media', 'สื่อ', 'Media'),
      item('international', 'ระหว่างประเทศ', 'International'),
    ],
  },
  {
    key: 'partner-level',
    items: [
      item('national', 'ประเทศ', 'National'),
      item('province', 'จังหวัด', 'Province'),
      item('district', 'อำเภอ', 'District'),
      item('subdistrict', 'ตำบล', 'Sub-district'),
    ],
  },
  {
    key: 'group-kind',
    items: [
      item('core-team', 'Core Team', 'Core team'),
      item('support-team', 'ทีมหนุนเสริม', 'Support team'),
      item('coordinating', 'คปอ.', 'Coordinating committee'),
      item('zone-team', 'ทีมโซน', 'Zone team'),
      item('secretariat', 'กองเลขา', 'Secretariat'),
      item('issue-team', 'คณะทำงานประเด็น', 'Issue group'),
      other,
    ],
  },
  {
    key: 'meeting-cycle',
    items: [
      item('monthly', 'ทุกเดือน', 'Monthly'),
      item('bimonthly', 'ทุก 2 เดือน', 'Every 2 months'),
      item('quarterly', 'ทุก 3 เดือน', 'Every 3 months'),
      item('yearly', 'ทุกปี', 'Yearly'),
      item('as-needed', 'ตามความจำเป็น', 'As needed'),
    ],
  },
  {
    key: 'work-issue',
    items: [
      item('council', 'สภาองค์กรชุมชน', 'Community councils'),
      item('welfare', 'สวัสดิการ', 'Welfare'),
      item('housing', 'ที่อยู่อาศัย', 'Housing'),
      item('land', 'ที่ดินทำกิน', 'Land'),
      item('economy', 'เศรษฐกิจและทุนชุมชน', 'Economy and community capital'),
      item('resources', 'ทรัพยากร', 'Natural resources'),
      item('health', 'สุขภาวะ', 'Health'),
      item('disaster', 'ภัยพิบัติ', 'Disasters'),
    ],
  },
  {
    key: 'role',
    items: [
      item('chair', 'ประธาน', 'Chair'),
      item('secretary', 'เลขานุการ', 'Secretary'),
      item('coordinator', 'ผู้ประสานงาน', 'Coordinator'),
      item('strategist', 'นักยุทธศาสตร์', 'Strategist'),
      item('data-officer', 'นักข้อมูล', 'Data officer'),
      item('social-manager', 'นักจัดการทางสังคม', 'Social manager'),
      item('adviser', 'ที่ปรึกษา', 'Adviser'),
      item('finance', 'การเงิน', 'Finance'),
      item('lead', 'ผู้รับผิดชอบหลัก', 'Lead'),
      item('second', 'ผู้รับผิดชอบรอง', 'Second'),
      item('member', 'สมาชิก', 'Member'),
    ],
  },
  {
    key: 'access-level',
    items: [
      item('province', 'จังหวัด', 'Province'),
      item('district', 'อำเภอ', 'District'),
      item('council_area', 'ตำบล', 'Council area'),
    ],
  },
];
