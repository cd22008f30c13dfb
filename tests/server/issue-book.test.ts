import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueBook, issueSeries, issueTotals } from '#schemas/api/issue-book.ts';
import { ExtractView } from '#schemas/api/extracts.ts';
import type { RecordId } from '#schemas/ids.ts';
import { csvCell } from '#server/issue-book-csv.ts';
import { openSession } from '#store/signing-sessions.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { type Caller, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let clerk: Caller;
let registrar: Caller;
const records: RecordId[] = [];
const ofOther = 'Ủy ban nhân dân phường Khác';

/** One paper, signed at once. */
async function issue(recordId: RecordId, who = clerk, more: object = {}): Promise<ExtractView> {
  const answer = await who.call('POST', `/api/records/${recordId}/extracts`, {
    idempotencyKey: randomUUID(),
    requester: { name: 'Đặng Thị Chờ', relation: 'self', paper: 'CCCD' },
    copies: 2,
    ...more,
  });
  expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()]);
  const extract = ExtractView.parse(answer.json());
  expect(extract.status).toBe('sealed');
  return extract;
}

beforeAll(async () => {
  office = await openOffice();
  // shortly before twelve at night, in Việt Nam
  office.clock.now = new Date('2026-11-22T16:55:00Z');
  const { approved, clerk: theirs } = await askedExtracts(office);
  clerk = theirs;
  registrar = await office.officer('ky', ['registrar']);
  await office.store.db.transaction().execute((tx) =>
    openSession(tx, {
      officerId: registrar.officer.id,
      openedAt: office.clock.now.toISOString(),
      until: '2030-01-01T00:00:00.000Z',
      most: 100_000,
      kinds: [],
      atCounter: true,
    }),
  );
  const other = await office.book(undefined, ofOther);
  records.push(
    await approved(await office.entry({ entryNo: '1', childName: 'Lê Thị Hòa' })),
    await approved(await office.entry({ entryNo: '2', childName: 'Nguyễn Văn Đức' })),
    await approved(await office.entry({ entryNo: '3', childName: 'Trần Khác Phường' }, other)),
  );
}, 180_000);
afterAll(() => office.close());

const book = async (query = '', who = clerk) =>
  issueBook.reply.parse((await who.call('GET', `/api/issue-book${query}`)).json());
const totals = async (query = '', who = clerk) =>
  issueTotals.reply.parse((await who.call('GET', `/api/issue-book/totals${query}`)).json());
const series = async (who = clerk) =>
  issueSeries.reply.parse((await who.call('GET', '/api/issue-book/series')).json());
const asking = (facts: Record<string, string>) => `?${new URLSearchParams(facts)}`;

describe('the book', () => {
  beforeAll(async () => {
    const [first, second, third] = records as [RecordId, RecordId, RecordId];
    await issue(first);
    await issue(second, clerk, { copies: 1, exemption: 'Hộ nghèo' });
    const { id } = await issue(first, clerk, {
      requester: { name: '=CMD("calc")', relation: 'other', paper: '' },
    });
    expect(
      (await registrar.call('POST', `/api/extracts/${id}/void`, { reason: 'In sai tên' })).statusCode,
    ).toBe(200);
    office.clock.now = new Date('2026-11-22T17:05:00Z');
    await issue(third);
  });

  test('has every number that was given, the last first, also the one that was called back and why', async () => {
    const { lines, next } = await book();
    expect(next).toBeNull();
    expect(
      lines.map(({ number, subject, copies, fee, status, reason }) => [
        number,
        subject,
        copies,
        fee,
        status,
        reason,
      ]),
    ).toEqual([
      ['4/2026/GKS-BS', 'Trần Khác Phường', 2, 16_000, 'sealed', null],
      ['3/2026/GKS-BS', 'Lê Thị Hòa', 2, 16_000, 'voided', 'In sai tên'],
      ['2/2026/GKS-BS', 'Nguyễn Văn Đức', 1, 0, 'sealed', null],
      ['1/2026/GKS-BS', 'Lê Thị Hòa', 2, 16_000, 'sealed', null],
    ]);
    expect(lines[3]).toMatchObject({
      issuedOn: '2026-11-22',
      requester: 'Đặng Thị Chờ',
      relation: 'self',
      receiptNo: '1/2026/BL',
      signedBy: 'Cán bộ ky',
      issuedBy: 'Cán bộ quay',
    });
    expect(lines[2]).toMatchObject({ exemption: 'Hộ nghèo', receiptNo: null });
    expect(await totals()).toEqual({ papers: 3, copies: 5, fees: 48_000, voided: 1 });
  });

  test.each([
    [{ q: 'le thi hoa' }, [3, 1]],
    [{ q: 'Lê Thị Hòa' }, [3, 1]],
    [{ q: 'hoà lê' }, [3, 1]],
    [{ q: 'đặng thị chờ' }, [4, 2, 1]],
    [{ q: '2' }, [2]],
    [{ q: '02/2026' }, [2]],
    [{ q: '3/2026/gks-bs' }, [3]],
    [{ q: '3/2026/TLKT-BS' }, []],
    [{ q: '3/2025' }, []],
    [{ q: '%' }, []],
    [{ q: 'không có ai' }, []],
    [{ from: '2026-11-23' }, [4]],
    [{ to: '2026-11-22' }, [3, 2, 1]],
    [{ kind: 'birth' }, [4, 3, 2, 1]],
    [{ kind: 'death' }, []],
    [{ q: 'chờ', to: '2026-11-22' }, [2, 1]],
  ])('is asked %j', async (facts, numbers) => {
    const query = asking(facts as Record<string, string>);
    expect((await book(query)).lines.map(({ sequence }) => sequence)).toEqual(numbers);
    const { papers, voided } = await totals(query);
    expect(papers + voided).toBe(numbers.length);
  });

  test('is read page by page without losing or repeating a line, forward and back', async () => {
    for (const order of ['newest', 'book']) {
      const seen: number[] = [];
      let after: string | null = null;
      do {
        const page = await book(asking({ order, most: '1', ...(after && { after }) }));
        seen.push(...page.lines.map(({ sequence }) => sequence));
        after = page.next;
      } while (after);
      expect(seen).toEqual(order === 'newest' ? [4, 3, 2, 1] : [1, 2, 3, 4]);
    }
  });

  test('leaves as CSV that a spreadsheet opens and does not run', async () => {
    const answer = await clerk.call('GET', '/api/issue-book.csv?to=2026-11-22');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect([...answer.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = answer.body.slice(1).split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatch(/^"Số","Ngày cấp","Loại giấy",/);
    expect(rows[1]).toBe(
      '"1/2026/GKS-BS","22/11/2026","Giấy khai sinh (bản sao)","Lê Thị Hòa","Đặng Thị Chờ","Bản thân","2","16000","","1/2026/BL","Cán bộ ky","Cán bộ quay","Đã cấp",""',
    );
    expect(rows[3]).toContain('"\'=CMD(""calc"")"');
    expect(rows[3]).toContain('"Đã thu hồi","In sai tên"');
    expect(rows[4]).toBe('');
    const took = office.store.db.selectFrom('view').selectAll().where('subject_id', '=', 'issue-book');
    expect(await took.execute()).toMatchObject([{ officer_id: clerk.officer.id }]);
  });

  test('holds for a clerk of one register body what is of its entries', async () => {
    const scoped = await office.officer('rieng', ['clerk'], [ofOther]);
    expect((await book('', scoped)).lines.map(({ sequence }) => sequence)).toEqual([4]);
    expect((await book('?q=hoa', scoped)).lines).toEqual([]);
    expect(await totals('', scoped)).toEqual({ papers: 1, copies: 2, fees: 16_000, voided: 0 });
    expect((await scoped.call('GET', '/api/issue-book.csv')).body.split('\r\n')).toHaveLength(3);
    expect((await series(scoped)).series).toHaveLength(1);
    const elsewhere = await office.officer('xa', ['clerk'], ['Ủy ban nhân dân phường Xa']);
    expect((await series(elsewhere)).series).toEqual([]);
  });
});

test.each([
  ['=1+1', '"\'=1+1"'],
  ['+84', '"\'+84"'],
  ['-2', '"\'-2"'],
  ['@a', '"\'@a"'],
  ['\t=1', '"\'\t=1"'],
  ['＝1', '"\'＝1"'],
  ['a"b,c', '"a""b,c"'],
  ['Lê = Hòa', '"Lê = Hòa"'],
])('the cell %j is written %s', (text, cell) => expect(csvCell(text)).toBe(cell));

describe('the series', () => {
  test('runs without a hole when twenty counters ask at once', async () => {
    const clerks = await Promise.all(
      Array.from({ length: 20 }, (_, n) => office.officer(`quay${n}`, ['clerk'])),
    );
    const before = (await series()).series[0]?.last ?? 0;
    await Promise.all(
      clerks.map(async (who, n) => {
        for (let i = 0; i < 2; i++) await issue(records[(n + i) % 3] as RecordId, who);
      }),
    );
    const { office: agency, series: all } = await series();
    expect(agency.place).toBe('Hai Bà Trưng');
    expect(all).toMatchObject([{ series: 'GKS-BS', year: 2026, last: before + 40, missing: [] }]);
    const { papers, voided } = await totals();
    expect(papers + voided).toBe(before + 40);
  }, 60_000);

  test('that has lost lines says which numbers are missing', async () => {
    const { db } = office.store;
    const of = (numbers: number[]) =>
      db.updateTable('extract').where('sequence', 'in', numbers).set({ sequence: null });
    await of([1, 7, 8, 44]).execute();
    expect((await series()).series[0]?.missing).toEqual([
      { from: 1, to: 1 },
      { from: 7, to: 8 },
      { from: 44, to: 44 },
    ]);
  });
});
