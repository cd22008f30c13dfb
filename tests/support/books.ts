import { randomBytes } from 'node:crypto';
import { BookManifest } from '#schemas/book.ts';
import { BookId } from '#schemas/ids.ts';

export const randomBookId = (): BookId =>
  BookId.parse(
    `book_${Array.from(randomBytes(26), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('')}`,
  );

/** A synthetic book of births of 2016. */
export const bookManifest = (id: BookId): BookManifest =>
  BookManifest.parse({
    code: `KS.2016.${id.slice(5, 10)}`,
    kind: 'birth',
    registerBody: {
      name: 'Ủy ban nhân dân phường Bạch Mai',
      within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
    },
    year: 2016,
    bookNo: '01/2016',
    formId: 'birth-2015-tt15',
    synthetic: true,
  });
