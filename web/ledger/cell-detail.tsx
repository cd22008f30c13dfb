import type { BookLedgerView, LedgerCell } from '#schemas/api/ledger.ts';
import { imagePath } from '#schemas/api/records.ts';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { canExplain, canUndo, lookOf, wordsOf } from './cell-words.ts';
import { MarkWords } from './mark-words.tsx';

const thumbnailPx = 480;

/** The chosen number: what is known of it, where it stands, and what can be done. */
export function CellDetail(props: {
  ledger: BookLedgerView;
  year: number;
  cell: LedgerCell | null;
  onOpen: () => void;
  onExplain: () => void;
  onUndo: () => void;
  /** Null: this officer may not. */
  onPaper: (() => void) | null;
}) {
  const { t, fill } = useWording();
  const { may } = useSession();
  const texts = t.web.ledger;
  const { cell, ledger } = props;
  if (!cell) return <p className="quiet">{texts.detail.none}</p>;
  const page = cell.page === null ? undefined : ledger.pages[cell.page];
  const says = wordsOf(t, cell);
  const record = cell.recordId && recordAddress(cell, may);
  return (
    <div className="ledger-detail">
      <h2>
        <span className={lookOf(cell)} aria-hidden="true">
          {cell.number ?? '·'}
        </span>
        {cell.number === null
          ? fill(texts.cellUnknown, { what: says })
          : fill(texts.cell, { number: `${cell.number}/${props.year}`, what: says })}
      </h2>
      <dl className="ledger-facts">
        {cell.entryId !== null && (
          <div>
            <dt>{texts.detail.written}</dt>
            <dd lang="vi">{cell.written ?? texts.nothingRead}</dd>
          </div>
        )}
        {cell.number !== null && ['misread', 'unread'].includes(cell.state) && (
          <div>
            <dt>{texts.detail.shouldBe}</dt>
            <dd>{cell.number}</dd>
          </div>
        )}
        {page && (
          <div>
            <dt>{texts.detail.where}</dt>
            <dd>
              {fill(texts.detail.page, {
                page: page.number,
                file: page.fileName,
                ...(page.printedNo === null ? {} : { printed: page.printedNo }),
              })}
            </dd>
          </div>
        )}
        {cell.mark && (
          <div>
            <dt>{texts.detail.why}</dt>
            <dd>
              <MarkWords mark={cell.mark} />
            </dd>
          </div>
        )}
      </dl>
      {page && (
        <button
          type="button"
          className="ledger-thumb"
          onClick={props.onOpen}
          aria-label={texts.detail.openPage}
        >
          <img src={imagePath(page.gray ?? page.scan, thumbnailPx)} alt="" />
        </button>
      )}
      <div className="ledger-do">
        {page && (
          <button type="button" className="button" onClick={props.onOpen}>
            <Icon name="page" /> {texts.detail.openPage} <Keys keys="Enter" />
          </button>
        )}
        {record && (
          <Link to={record} className="button">
            <Icon name="open" /> {texts.detail.openRecord}
          </Link>
        )}
        {props.onPaper && cell.entryId !== null && (
          <button type="button" className="button" onClick={props.onPaper}>
            {texts.detail.paper} <Keys keys="Alt+G" />
          </button>
        )}
        {ledger.mayExplain && canExplain(cell) && (
          <button type="button" className="button" onClick={props.onExplain}>
            {cell.mark ? texts.detail.explainAgain : texts.detail.explain} <Keys keys="F4" />
          </button>
        )}
        {ledger.mayExplain && canUndo(cell) && (
          <button type="button" className="button is-quiet" onClick={props.onUndo}>
            <Icon name="undo" /> {texts.detail.undo} <Keys keys="Ctrl+Backspace" />
          </button>
        )}
      </div>
    </div>
  );
}

/** Where this officer sees the record; null for who has no place to. */
function recordAddress(
  { recordId, progress }: LedgerCell,
  may: ReturnType<typeof useSession>['may'],
): string | null {
  if (may('clerk', 'registrar', 'admin')) return `${addresses.counter}/${recordId}`;
  const isKept = progress === 'approved' || progress === 'revoked';
  return may('approver') && isKept ? `${addresses.corrections}/${recordId}` : null;
}
