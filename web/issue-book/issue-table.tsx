import { extractPdfPath } from '#schemas/api/extracts.ts';
import type { IssueLine } from '#schemas/api/issue-book.ts';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { stateOf } from './state-of.ts';

/** The book itself, a line a number. */
export function IssueTable(props: { lines: readonly IssueLine[]; isForPrint?: boolean }) {
  const { t, fill } = useWording();
  const texts = t.web.issueBook;
  const { columns } = texts;
  const number = new Intl.NumberFormat(t.locale);
  const relations: Readonly<Record<string, string>> = t.web.ask.relations;
  return (
    <table className="issue-table" aria-label={texts.table}>
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.issuedOn}</th>
          <th scope="col">{columns.subject}</th>
          <th scope="col">{columns.requester}</th>
          <th scope="col" className="is-number">
            {columns.copies}
          </th>
          <th scope="col" className="is-number">
            {columns.fee}
          </th>
          <th scope="col">{columns.signedBy}</th>
          <th scope="col">{columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => {
          const state = stateOf(line);
          const isVoid = line.status === 'voided';
          return (
            <tr key={line.id} className={isVoid ? 'is-void' : undefined}>
              <td className="issue-number">
                {props.isForPrint || !line.wasSealed || isVoid ? (
                  <span className="issue-no">{line.number}</span>
                ) : (
                  <a className="issue-no" href={extractPdfPath(line.id)} target="_blank" rel="noreferrer">
                    {line.number}
                  </a>
                )}
              </td>
              <td>{showDate(line.issuedOn)}</td>
              <td>
                {props.isForPrint ? (
                  line.subject
                ) : (
                  <Link to={`${addresses.counter}/${line.recordId}`} className="issue-subject">
                    {line.subject || texts.open}
                  </Link>
                )}
                <small>{line.title}</small>
              </td>
              <td>
                {line.requester}
                <small>{relations[line.relation] ?? line.relation}</small>
              </td>
              <td className="is-number">{line.copies}</td>
              <td className="is-number">
                {line.fee === null ? texts.noFee : number.format(line.fee)}
                {(line.exemption || line.receiptNo) && (
                  <small>
                    {line.exemption ? fill(texts.exempt, { reason: line.exemption }) : line.receiptNo}
                  </small>
                )}
              </td>
              <td>
                {line.signedBy}
                <small>{line.issuedBy}</small>
              </td>
              <td>
                <span className={`issue-state is-${state}`}>{texts.states[state]}</span>
                {line.reason && <small>{line.reason}</small>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
