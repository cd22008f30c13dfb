import { type IssueFilter, issueBookCsvPath } from '#schemas/api/issue-book.ts';
import { addressOf, ServerUnreachable, UnknownFailure } from '../shared/call.ts';

/**
 * Saves all of a query as a file. It is fetched and not linked to: an address with a name in it would stay in the browser's
 * list of downloads, and a file that breaks off half-way would look whole.
 */
export async function saveCsv(filter: IssueFilter): Promise<void> {
  const response = await fetch(addressOf(issueBookCsvPath, {}, filter), {
    credentials: 'same-origin',
    headers: { 'x-hotich': '1' },
  }).catch(() => {
    throw new ServerUnreachable();
  });
  if (!response.ok) throw new UnknownFailure(`http.${response.status}`);
  const file = await response.blob().catch(() => {
    throw new ServerUnreachable();
  });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'so-cap-ban-sao.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
