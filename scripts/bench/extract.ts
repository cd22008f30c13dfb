import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { AuthorizedExtract } from '#schemas/extract.ts';
import { Sha256 } from '#schemas/ids.ts';
import { sealExtract } from '#pipeline/certify/seal-extract.ts';
import { templateFor } from '#pipeline/certify/templates.ts';
import { verifyCode } from '#pipeline/certify/verify-code.ts';
import type { AtOnceContext } from '#pipeline/stage.ts';
import { demoPin, makeTestCertificates } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';

const id = (prefix: string, n: number): string =>
  `${prefix}_${createHash('sha256')
    .update(String(n))
    .digest('hex')
    .replace(/[0189]/g, 'x')
    .slice(0, 26)}`;
const officer = { id: id('officer', 0), name: 'Trần Thị Kiểm Thử' };
const givenNames = ['Ánh', 'Bảo', 'Cường', 'Dũng', 'Hường', 'Khuê', 'Lượng', 'Nguyệt', 'Quỳnh', 'Thuận'];

/** The n-th made-up birth: other names, other number, the same length of paper as most. */
const birth = (n: number): AuthorizedExtract => {
  const child = `Nguyễn Thị Ngọc ${givenNames[n % givenNames.length]}`;
  const place = 'Số 12 ngõ 45 phố Bạch Mai, phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội';
  const code = verifyCode(randomBytes(10));
  return AuthorizedExtract.parse({
    extractId: id('extract', n),
    recordId: id('record', n),
    recordVersion: 2,
    kind: 'birth',
    templateId: templateFor('birth', '2026-11-22').id,
    number: `${(n % 999_999) + 1}/2026/GKS-BS`,
    issuedOn: '2026-11-22',
    authorizedAt: '2026-11-22T02:15:30.000Z',
    issuingBody: { name: 'Ủy ban nhân dân phường Hai Bà Trưng', within: ['Thành phố Hà Nội'] },
    issuedAt: 'Hai Bà Trưng',
    registerBody: {
      name: 'Ủy ban nhân dân phường Bạch Mai',
      within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
    },
    signatory: { officerId: officer.id, name: officer.name, capacityLines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
    values: {
      entryNo: `${n}/2016`,
      registrationDate: '2016-03-05',
      signatory: 'Lê Văn Mẫu',
      childName: child,
      childBirthDate: '2016-02-17',
      childBirthDateInWords: 'Ngày mười bảy, tháng hai, năm hai nghìn không trăm mười sáu',
      childSex: 'Nữ',
      childEthnicity: 'Kinh',
      childNationality: 'Việt Nam',
      childBirthplace: 'Bệnh viện Phụ sản Trung ương, quận Hoàn Kiếm, thành phố Hà Nội',
      childOrigin: 'xã Yên Hồ, huyện Đức Thọ, tỉnh Hà Tĩnh',
      motherName: 'Phạm Thu Hường',
      motherBirthDate: '1990',
      motherResidence: place,
      fatherName: 'Nguyễn Đức Thuận',
      fatherBirthDate: '1987',
      fatherResidence: place,
    },
    evidence: {
      gray: { sha256: '0'.repeat(64), mediaType: 'image/png', widthPx: 2480, heightPx: 3508, dpi: 300 },
      box: { left: 0, top: 0, width: 1, height: 1 },
    },
    crop: { sha256: '1'.repeat(64), mediaType: 'image/jpeg', widthPx: 1600, heightPx: 900, dpi: null },
    source: { bookCode: 'KS.2016.01', bookNo: '01/2016', page: (n % 200) + 1, entryNo: `${n}/2016` },
    copies: 1,
    code,
    checkUrl: `http://127.0.0.1:8080/x/${code}`,
    testMark: true,
  });
};

const notHere = (): never => {
  throw new Error('sealing asks nothing of this port');
};

/**
 * Seals `n` made-up birth copies one after another in this process (layout, drawing, QR code with its token, both signatures;
 * no database, blobs only hashed), after a warm-up of 100. Milliseconds each; `cpu_ms` is the mean of this process's CPU.
 */
export async function benchExtract(
  n: number,
): Promise<{ p50_ms: number; p95_ms: number; p99_ms: number; cpu_ms: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'hotich-bench-'));
  try {
    await makeTestCertificates(folder, [
      { id: AuthorizedExtract.shape.signatory.shape.officerId.parse(officer.id), name: officer.name },
    ]);
    const keys = await openKeys(folder);
    await keys.open(AuthorizedExtract.shape.signatory.shape.officerId.parse(officer.id), demoPin);
    const context: AtOnceContext = {
      blobs: {
        get: notHere,
        put: async (bytes) => Sha256.parse(createHash('sha256').update(bytes).digest('hex')),
      },
      seal: keys.seal,
      now: () => new Date(),
    };
    const sealOne = async (i: number): Promise<number> => {
      const start = performance.now();
      await sealExtract.run(birth(i), context);
      return performance.now() - start;
    };
    for (let i = 0; i < 100; i++) await sealOne(i);
    const cpu = process.cpuUsage();
    const times: number[] = [];
    for (let i = 0; i < n; i++) times.push(await sealOne(i));
    const used = process.cpuUsage(cpu);
    times.sort((a, b) => a - b);
    const round = (value: number): number => Math.round(value * 100) / 100;
    const at = (share: number): number => round(times[Math.min(n - 1, Math.floor(share * n))] ?? Number.NaN);
    return {
      p50_ms: at(0.5),
      p95_ms: at(0.95),
      p99_ms: at(0.99),
      cpu_ms: round((used.user + used.system) / 1000 / n),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
