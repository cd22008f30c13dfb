import { ExpectedError } from '#schemas/errors.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import {
  AuthorizedExtract,
  ExtractedEntry,
  RecognizedEntry,
  SealedExtract,
  VerifiedEntry,
} from '#schemas/steps.ts';
import { fill } from '#schemas/wording/say.ts';
import { officerNames } from '#store/officers.ts';
import { type Story, type StoryRun, storyOf } from '#store/story.ts';
import { type HomeOptions, openHome } from './home.ts';
import { type Voice, voice } from './speak.ts';

/**
 * Prints how something came to be: each step with version, input, time and who, from the scan to the paper. With
 * --field also what was read, understood, decided and printed of one field. Values are printed for that field only.
 */
export async function explain(
  options: HomeOptions & { field?: string; json?: boolean; lang?: string },
  id: string,
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const story = await storyOf(home.store.db, id);
    if (!story) throw new ExpectedError('id.not-found', { id });
    const people = [...story.runs, ...story.events].map((one) => one.by).filter((by) => by !== 'machine');
    const names = await officerNames(home.store.db, people);
    const who = (by: string) =>
      by === 'machine'
        ? speaker.wording.cli.storyMachine
        : ([...names].find(([key]) => key === by)?.[1] ?? by);
    tell(speaker, story, who);
    const field = options.field ? fieldStory(story, options.field as FieldKey) : null;
    if (field) tellField(speaker, options.field as FieldKey, field);
    const runs = story.runs.map(({ output: _, ...run }) => run);
    speaker.result({ ...story, runs, field });
  } finally {
    await home.close();
  }
}

const clock = (at: Date) => at.toISOString().replace('T', ' ').slice(0, 19);

function tell(speaker: Voice, story: Story, who: (by: string) => string): void {
  const { wording } = speaker;
  if (story.book) speaker.line(story.book.title);
  if (story.page)
    speaker.line(
      `${clock(story.page.loadedAt)}  ${wording.cli.storyScan} ${story.page.fileName}, ${story.page.bytes} byte, sha256 ${story.page.sha256.slice(0, 16)}…`,
    );
  const lines = [
    ...story.runs.map((run) => ({ at: run.finishedAt, text: runLine(speaker, run, who) })),
    ...story.events.map((event) => ({
      at: event.at,
      text: `  ● ${wording.events[event.kind as keyof typeof wording.events] ?? event.kind} (#${event.seq}) ${fill(wording, wording.cli.storyBy, { by: who(event.by) })}`,
    })),
  ];
  for (const { at, text } of lines.sort((a, b) => a.at.getTime() - b.at.getTime()))
    speaker.line(`${clock(at)}${text}`);
  if (story.extract)
    speaker.line(
      `${wording.cli.storyPaper}: ${story.extract.number ?? '—'} (${story.extract.status}) ${story.extract.id}`,
    );
}

function runLine(speaker: Voice, run: StoryRun, who: (by: string) => string): string {
  const { wording } = speaker;
  const step = fill(wording, wording.cli.storyStep, { step: run.step, version: run.version });
  const by = fill(wording, wording.cli.storyBy, { by: who(run.by) });
  return `  ${step} [${run.step}] ${by}, ${run.tookMs} ms · ${run.subjectId.slice(0, 14)}… · ${run.inputHash.slice(0, 8)} → ${run.outputHash.slice(0, 8)}${outcome(speaker, run)}`;
}

/** What a run came to, in numbers; never what it read. */
function outcome({ wording }: Voice, run: StoryRun): string {
  const extracted = ExtractedEntry.safeParse(run.output);
  if (extracted.success) {
    const fields = Object.values(extracted.data.fields);
    const doubts = fields.filter((field) => field.doubts.length > 0).length;
    return ` · ${fill(wording, wording.cli.storyFields, { fields: fields.length, doubts })}`;
  }
  const sealed = SealedExtract.safeParse(run.output);
  if (sealed.success)
    return ` · ${sealed.data.number} · ${sealed.data.level} · sha256 ${sealed.data.pdf.slice(0, 16)}…`;
  return '';
}

interface FieldStory {
  readonly readings: readonly string[];
  readonly read: ExtractedEntry['fields'][FieldKey] | null;
  readonly verified: VerifiedEntry['fields'][FieldKey] | null;
  readonly printed: string | null;
}

function fieldStory(story: Story, key: FieldKey): FieldStory {
  const last = <T>(steps: string | readonly string[], parse: (output: object) => T): T | null => {
    const run = story.runs.findLast((one) => [steps].flat().includes(one.step));
    return run ? parse(run.output) : null;
  };
  const cell = last('recognize-entry', (output) => RecognizedEntry.parse(output))?.cells.find(
    (one) => one.key === key,
  );
  return {
    readings:
      cell?.readings.map(
        (reading) => `${reading.text} (${reading.model}, ${reading.confidence.toFixed(2)})`,
      ) ?? [],
    read: last('extract-fields', (output) => ExtractedEntry.parse(output))?.fields[key] ?? null,
    // whoever keyed or arbitrated it last has it as it was settled
    verified:
      last(['verify-entry', 'verify-entry-blind', 'arbitrate-entry'], (output) => VerifiedEntry.parse(output))
        ?.fields[key] ?? null,
    printed: last('authorize-extract', (output) => AuthorizedExtract.parse(output))?.values[key] ?? null,
  };
}

function tellField(speaker: Voice, key: FieldKey, field: FieldStory): void {
  const { wording } = speaker;
  const say = (label: string, text: string | null | undefined) => speaker.line(`  ${label}: ${text ?? '—'}`);
  speaker.line(fill(wording, wording.cli.storyField, { field: key }));
  for (const reading of field.readings) say(wording.cli.storyRead, reading);
  const { read, verified } = field;
  const doubts = read?.doubts.map((doubt) => wording.doubts[doubt]).join('; ');
  say(
    wording.cli.storyMeant,
    read && `${read.value ?? '—'} (${read.confidence.toFixed(2)})${doubts ? ` · ${doubts}` : ''}`,
  );
  const box = verified?.box ?? read?.box;
  if (box)
    say(
      wording.cli.storyBox,
      [box.left, box.top, box.width, box.height].map((part) => part.toFixed(3)).join(' '),
    );
  say(
    wording.cli.storyVerified,
    verified && `${verified.written ?? verified.state} → ${verified.value ?? '—'}`,
  );
  say(wording.cli.storyPrinted, field.printed);
}
