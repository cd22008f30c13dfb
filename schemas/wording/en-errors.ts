import type { ErrorCode } from '../errors.ts';

/** What went wrong and what to do about it. Blanks as in `say.ts`. */
export const enErrors = {
  'image.empty':
    'The picture[ {file|fileName|path}] is empty (0 bytes). Scan this page again and load it again.',
  'image.not-an-image':
    'The file[ {file|fileName|path}] is no JPEG, PNG, TIFF or WebP picture. Take it out of the folder, or save it in one of these formats, and load again.',
  'image.truncated':
    'The picture[ {file|fileName|path}] is cut off before its end. Copy it again from the original scan and load again.',
  'image.too-large':
    'The picture[ {file|fileName|path}] is too large[ ({widthPx} × {heightPx} pixels)][, at most {maxMegapixels|max|limit}]. Scan at 300 dpi.',
  'image.blank': 'The page[ {file|fileName|path}] is blank. If there is writing in the book, scan it again.',
  'page.form-unknown':
    'The page[ {file|fileName|path}] fits no known form[ ({anchorsFound|found} of {anchorsOf|of} printed labels found)]. Check that it belongs to this book and is not covered; for a new form, describe it in schemas/forms.',
  'page.no-entries':
    'The page[ {file|fileName|path}] holds no entry. If there is one in the book, scan the page again.',
  'load.not-found': 'There is no file or folder[ {path|file}]. Check the path.',
  'load.no-manifest':
    'The folder[ {path|folder|file}] has no book.json, so its book is unknown. Add one (see samples/README.md), or run again with --book.',
  'load.bad-manifest':
    'book.json[ in {path|folder|file}] is wrong[ at "{field|key|setting}"][: {why|reason}]. Correct it and load again.',
  'load.no-pages': 'The folder[ {path|folder|file}] holds no page pictures (JPEG, PNG, TIFF, WebP).',
  'load.book-differs':
    'The book[ {code|book|bookCode}] was loaded before with other facts[ at "{field|key|setting}"]. Make book.json agree, or choose another code.',
  'load.closing-differs':
    'book.json[ of the book {book|code}] gives the closing[ of {year}] as[ {entries} entries][ {pages} pages], but an officer has entered[ {entriesSaid} entries][ {pagesSaid} pages]. Look at the closing page: correct book.json, or the figure on the Ledgers page, and load again.',
  'restore.not-empty':
    'The data folder[ {path}] holds data already. Choose an empty one with --data and restore again.',
  'form.bad':
    'The form[ "{form|formId|folder|id}"] is described wrongly[: {why|reason}]. Correct its folder and run again.',
  'policy.bad': 'Verification policy[ {policy}]: policy.json is not right. Mend the file and start again.',
  'policy.not-found': 'There is no such verification policy[: {policy}].',
  'form.not-found': 'There is no form[ "{form|formId|id}"]. Check formId in book.json.',
  'template.not-found': 'There is no extract template[ "{template|templateId|id}"] for this kind of record.',
  'engine.timeout':
    'Reading took too long[ at {file|fileName}][ (over {seconds} s)]. It will be tried again.',
  'engine.failed':
    'The reading engine failed[ at {file|fileName}][: {why|reason}][ (model {model})]. It will be tried again.',
  'model.not-found':
    'There is no reading model[ {file|fileName}]. Copy the folder models again from the installation, or check the path after --model.',
  'model.bad':
    'The reading model[ {file|fileName}] is damaged[: {why|reason}]. Copy it again from the installation and start again.',
  'blob.missing':
    'A file is missing from the picture store[ ({sha256|blob})]. Bring it back from the backup; the step will be tried again.',
  'blob.corrupt':
    'A file of the picture store[ ({sha256|blob|path})] is damaged: its content does not fit its name. Bring it back from the backup.',
  'store.disk-full':
    'The disk is full[ at {path|dataDir}]. Free some space; work goes on by itself and nothing is lost.',
  'store.no-write-right':
    'No right to write to the data folder[ {path|dataDir|file}]. Grant it, or choose another folder with --data.',
  'store.unreachable':
    'The database cannot be reached[ ({what})][: {why|reason}]. It will be tried again; if this lasts, check the server and DATABASE_URL.',
  'store.newer-version':
    'The data folder[ {path|dataDir}] was made by a newer version[ (version {has|found|version}; this one knows up to {knows})]. Update the program; do not open it with this one.',
  'store.binary-missing':
    'No PostgreSQL comes with this platform[ ({platform|package})]. Set DATABASE_URL to a PostgreSQL server.',
  'queue.unreachable':
    'The queue cannot be reached[ ({what})]. Work is kept in the database and goes on by itself.',
  'queue.redis-not-found':
    'There is no redis-server program. Install it, set REDIS_URL, or leave out --redis.',
  'config.bad': 'The setting[ "{setting}"] is wrong[: {why|reason}]. Correct it and run again.',
  'port.in-use': 'Another program uses port[ {port}]. Stop it, or run with another --port.',
  'id.not-found': 'Not found[: {id}]. The address may be old or incomplete.',
  'session.wrong': 'Wrong login or password.',
  'session.none': 'The session has ended. Please sign in again.',
  'request.too-many': 'Too many requests. Try again[ in {seconds} seconds].',
  'session.totp-wanted':
    'This account also needs a six-digit code. Open the authenticator app and type the code it shows.',
  'session.totp-wrong':
    'The six-digit code is wrong, too old or was used before. Wait for a new one; if it is still wrong, set the clock of the phone.',
  'session.too-many': 'Too many wrong passwords. Try again[ in {seconds|retryAfter} seconds].',
  'may.not': 'This account may not do that[ (it needs the role {role})].',
  'request.bad': 'The request is not valid[ at "{field|path|key}"][: {why|reason}].',
  'task.taken': 'Somebody else is working on this. Please take another task.',
  'task.lease-lost':
    'The time to hold this task ran out and it went back to the queue. What you typed is still here: press "Take it back" to send it.',
  'task.done': 'This task is done already, perhaps by you in another window. Please take the next one.',
  'task.own-work': 'You were the first to verify this entry, so another person must approve it.',
  'task.reason-wanted': '[{field}: ]differs from both keyings. Give the reason, then send again.',
  'task.field-unanswered':
    'A field is not answered yet[: {field|key}]. Each must be accepted, corrected, marked blank or marked unreadable.',
  'trouble.settled': 'Somebody has settled this trouble and the entry is back in the queue. Reload the list.',
  'book.not-verified':
    'The book is not verified to its end[ ({count} entries left)], so no sample can be drawn. Finish the waiting tasks and troubles first.',
  'book.sampled':
    'Sample round[ {round}] of this book is under work or was accepted, so nothing is drawn anew. Reload the page to see it.',
  'book.not-accepted':
    'The book was not accepted by a sample, so it cannot be approved as a whole. Draw a sample first.',
  'ledger.not-at-fault':
    'Number[ {number}][ of {year}] has nothing left to explain: it may just have been corrected. Look at the ledger again.',
  'ledger.gap-filled':
    'The series no longer lacks this[ in {year}]: more books may just have been loaded. Look at the ledgers again.',
  'ledger.note-wanted': 'The reason “other” has to say what it is. Type a note and send it again.',
  'gold.bad':
    'The file of known answers[ {file}] cannot be used[: {why}]. Correct it and run again; nothing was kept.',
  'record.not-approved':
    'This entry is not approved yet, so no extract can be issued. Press "Hurry" to have it done now.',
  'record.changed': 'The record changed after the request. Look at it again and ask again.',
  'extract.letter-missing':
    'The font lacks the letter[ "{letter}"][ ({codePoint})] in[ "{field|key}"]. No paper is printed with a letter missing; tell an administrator.',
  'extract.too-long':
    'The field[ "{field|key}"] is too long for the form[ "{template|templateId}"]. Tell an administrator.',
  'extract.not-sealed': 'The extract[ {number}] is not sealed yet, so there is no PDF.',
  'train.program-missing':
    'Training needs a program[, {program}]. Install the Debian package[ {package}] and run again.',
  'train.no-lines': 'There are no lines to learn from. Name files of lines by --lines.',
  'train.too-little':
    'The book[ {book}] has too few verified lines[ ({have} of {needs})]. Verify some more pages and run again.',
  'model.not-better':
    'The model[ {model}] reads no better than the one in use, so it is not switched on. --force does it all the same.',
  'seal.no-key':
    'There is no signing key[ of {officerId|signer}]. Ask an administrator for one before signing.',
  'seal.expired':
    'The certificate[ of {officerId|signer}] has expired[ on {notAfter|expiredOn}]. Renew it and sign again.',
  'record.bad-date':
    '["{field}": ]This date is not understood, or no calendar has it. Write day/month/year, month/year or the year.',
  'record.words-differ':
    '["{field}": ]The date in words is not the date in figures. Change both, as copies print both.',
  'record.revoked': 'This registration was revoked, so no extract can be issued.',
  'record.struck': 'This entry is crossed out in the book, so no extract can be issued.',
  'record.contradicted':
    'Another entry with the same number, year and register body says otherwise[ ({other})]. An approver must look at both before a paper is issued.',
  'relation.changed':
    'Somebody else has just decided these two, or they were computed anew. Go on to the next pair.',
  'relation.reason-wanted':
    'Both have one number, year and place of registration: to say that both are right, write why.',
  'extract.letter-wanted':
    'A proxy needs a letter of authority, an agency a written request. Say who wrote it.',
  'extract.voided': 'The extract[ {number}] was voided or called back.',
  'extract.interrupted':
    'Signing was interrupted. The number[ {number}] is void and not given again. Ask once more.',
  'extract.bad-upload':
    'The file that the signing program sent back is not right[: {why}]. Sign again from the start.',
  'signing.no-delegation':
    'No right to sign this kind of paper[, {kind},] holds now. An administrator enters the delegation (number, date, term, scope) on the Office page.',
  'signing.away':
    'The signer is noted as away[ until {until}]. Say that you are back on the signing page, or let another sign.',
  'signing.closed':
    'The signing key is not open. The signer opens a signing session by their PIN; then try again.',
  'signing.kind-closed':
    'The open signing session does not cover this kind of paper[, {kind}]. Open another with the PIN that does.',
  'signing.used-up':
    'The signing session has signed all it may[ ({most})] or its time is over. Open another by the PIN.',
  'signing.not-at-counter':
    'This office does not let papers be signed at the counter. The signer confirms each on the signing page.',
  'clock.wrong':
    'The server’s clock runs backwards[, {seconds} seconds behind the latest paper]. Set the clock and sign again; no number was given.',
  'timestamp.unreachable':
    'No time stamp could be had[ from {host}]. The paper is valid at level B-B; it is tried again.',
  'timestamp.bad':
    'The time stamp received[ from {host}] is not right. The paper stays at level B-B; tell an administrator.',
  'pdf.not-ours': 'This file is not a PDF of an extract, or is larger than 4 MB.',
  'feed.bad-webhook': 'The address for notices cannot be used[: {why}].',
  'seal.pin-wrong': 'The PIN is wrong[, {left} tries left].',
  'seal.pin-blocked':
    'The signing key is blocked after too many wrong PINs.[ Try again in {minutes} minutes.][ The device {token} locked itself: ask an administrator to unblock it.]',
  'seal.locked': 'The signing key is closed. The signer opens a signing session by their PIN.',
  'seal.token-missing': 'The signing device[ {token}] is not there. Plug it in and try again.',
  'seal.not-yet-valid':
    'The certificate[ of {officerId|signer}] is not valid yet[ ({notBefore})]. Check the server’s clock.',
} as const satisfies Record<ErrorCode, string>;
