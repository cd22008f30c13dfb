import { AuthorizedExtract } from '#schemas/extract.ts';

/** Made-up people and papers. Ids are 26 letters of one kind. */
const id = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

const common = {
  extractId: id('extract', 'a'),
  recordId: id('record', 'b'),
  recordVersion: 2,
  issuedOn: '2026-11-22',
  authorizedAt: '2026-11-22T02:15:30.000Z',
  issuingBody: { name: 'Ủy ban nhân dân phường Hai Bà Trưng', within: ['Thành phố Hà Nội'] },
  issuedAt: 'Hai Bà Trưng',
  registerBody: {
    name: 'Ủy ban nhân dân phường Bạch Mai',
    within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
  },
  signatory: {
    officerId: id('officer', 'c'),
    name: 'Trần Thị Kiểm Thử',
    capacityLines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  },
  evidence: {
    gray: { sha256: '0'.repeat(64), mediaType: 'image/png', widthPx: 2480, heightPx: 3508, dpi: 300 },
    box: { left: 0.1, top: 0.1, width: 0.8, height: 0.8 },
  },
  copies: 1,
  code: '7KQ2M9XW4TBD0HNR',
  checkUrl: 'http://127.0.0.1:8080/check/7KQ2M9XW4TBD0HNR',
  testMark: true,
};

const ordinary = {
  birth: AuthorizedExtract.parse({
    ...common,
    kind: 'birth',
    templateId: 'birth-2020-tt04',
    number: '12/2026/GKS-BS',
    values: {
      entryNo: '86/2016',
      registrationDate: '2016-03-05',
      signatory: 'Lê Văn Mẫu',
      childName: 'Nguyễn Thị Ngọc Ánh',
      childBirthDate: '2016-02-17',
      childBirthDateInWords: 'Ngày mười bảy, tháng hai, năm hai nghìn không trăm mười sáu',
      childSex: 'Nữ',
      childEthnicity: 'Kinh',
      childNationality: 'Việt Nam',
      childBirthplace: 'Bệnh viện Phụ sản Trung ương, quận Hoàn Kiếm, thành phố Hà Nội',
      childOrigin: 'xã Yên Hồ, huyện Đức Thọ, tỉnh Hà Tĩnh',
      childPersonalId: '001316012345',
      motherName: 'Phạm Thu Hường',
      motherBirthDate: '1990',
      motherEthnicity: 'Kinh',
      motherNationality: 'Việt Nam',
      motherResidence: 'Số 12 ngõ 45 phố Bạch Mai, phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
      fatherName: 'Nguyễn Đức Thuận',
      fatherBirthDate: '1987',
      fatherEthnicity: 'Kinh',
      fatherNationality: 'Việt Nam',
      fatherResidence: 'Số 12 ngõ 45 phố Bạch Mai, phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
      declarantName: 'Nguyễn Đức Thuận',
      declarantPaper: 'CCCD số 001087654321, do Cục Cảnh sát QLHC về TTXH cấp ngày 12/04/2015',
    },
  }),
  death: AuthorizedExtract.parse({
    ...common,
    kind: 'death',
    templateId: 'death-2020-tt04',
    number: '3/2026/TLKT-BS',
    values: {
      entryNo: '41/2018',
      registrationDate: '2018-09-24',
      deceasedName: 'Đỗ Bá Quảng',
      deceasedBirthDate: '1932-05',
      deceasedSex: 'Nam',
      deceasedEthnicity: 'Kinh',
      deceasedNationality: 'Việt Nam',
      deceasedPaper: 'CMND số 010234567, do Công an thành phố Hà Nội cấp ngày 03/02/2004',
      deathTime: '18:10',
      deathDate: '2018-09-21',
      deathPlace: 'Bệnh viện Bạch Mai, phường Phương Mai, quận Đống Đa, thành phố Hà Nội',
    },
  }),
  marriage: AuthorizedExtract.parse({
    ...common,
    kind: 'marriage',
    templateId: 'marriage-2020-tt04',
    number: '128/2026/TLKH-BS',
    values: {
      entryNo: '77/2019',
      registrationDate: '2019-11-08',
      wifeName: 'Vũ Hoàng Yến',
      wifeBirthDate: '1994-07-30',
      wifeEthnicity: 'Kinh',
      wifeNationality: 'Việt Nam',
      wifeResidence: 'Số 8 phố Tạ Quang Bửu, phường Bách Khoa, quận Hai Bà Trưng, thành phố Hà Nội',
      wifePaper: 'CCCD số 001194008765',
      husbandName: 'H’Lơr Niê Kdăm',
      husbandBirthDate: '1991-01-02',
      husbandEthnicity: 'Ê-đê',
      husbandNationality: 'Việt Nam',
      husbandResidence: 'Buôn Akô Dhông, phường Tân Lợi, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk',
      husbandPaper: 'CCCD số 066091004321',
      note: 'Thay đổi chữ đệm của người vợ theo Quyết định số 15/QĐ-UBND ngày 06/01/2021.',
    },
  }),
};

/** As a ward issued papers while there were districts. Signed now: test certificates are of today. */
const in2018 = {
  issuedOn: '2018-05-07',
  issuingBody: {
    name: 'Ủy ban nhân dân phường Bạch Mai',
    within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
  },
  issuedAt: 'Bạch Mai',
};
const { birth, death, marriage } = ordinary;

export const sampleExtracts = {
  ...ordinary,
  birth2015: AuthorizedExtract.parse({
    ...birth,
    ...in2018,
    templateId: 'birth-2015-tt15',
    number: '31/2018/TLKS-BS',
  }),
  death2015: AuthorizedExtract.parse({
    ...death,
    ...in2018,
    templateId: 'death-2015-tt15',
    number: '7/2018/TLKT-BS',
  }),
  marriage2015: AuthorizedExtract.parse({
    ...marriage,
    ...in2018,
    templateId: 'marriage-2015-tt15',
    number: '5/2018/TLKH-BS',
  }),
  birthAbroad: AuthorizedExtract.parse({
    ...birth,
    templateId: 'birth-2020-tt04-foreign',
    number: '2/2026/TLKS-BS',
    values: {
      ...birth.values,
      childName: 'Nguyễn Ánh Dvořák',
      childBirthplace: 'Praha, Cộng hòa Séc',
      fatherName: 'Jiří Dvořák',
      fatherNationality: 'Séc',
      note: 'Đã đăng ký khai sinh tại Ủy ban quận Praha 4, Cộng hòa Séc, số 1203/2016 ngày 01/03/2016.',
    },
  }),
  deathAbroad: AuthorizedExtract.parse({
    ...death,
    templateId: 'death-2020-tt04-foreign',
    number: '4/2026/TLKT-BS',
    values: {
      ...death.values,
      deathPlace: 'Bệnh viện Đại học Lund, Thụy Điển',
      note: 'Đã đăng ký khai tử tại Skatteverket, Thụy Điển, ngày 22/09/2018.',
    },
  }),
  marriageAbroad: AuthorizedExtract.parse({
    ...marriage,
    templateId: 'marriage-2020-tt04-foreign',
    number: '9/2026/TLKH-BS',
    values: {
      ...marriage.values,
      husbandName: 'François Lefèvre',
      husbandEthnicity: '',
      husbandNationality: 'Pháp',
      husbandResidence: '14 rue de la Paix, Besançon, Pháp',
      husbandPaper: 'Hộ chiếu số 19AB12345',
      note: 'Đã kết hôn tại Tòa thị chính Besançon, Cộng hòa Pháp, số 88 ngày 12/10/2019.',
    },
  }),
};
