import { useCallback, useEffect, useRef, useState } from 'react';
import {
  answerReview,
  claimReview,
  decideReview,
  releaseReview,
  type RelationNotes,
  renewReview,
  reopenReview,
  type ReviewAnswer,
  type ReviewExplained,
  type ReviewTask,
} from '#schemas/api/review.ts';
import type { RelationVerdict } from '#schemas/relation.ts';
import { call } from '../shared/call.ts';
import { isPassing } from '../shared/is-passing.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';

/** What a reviewer is about to say with everything in view. */
export interface ReviewDraft {
  readonly verdict: RelationVerdict;
  readonly notes: RelationNotes;
  readonly reason: string;
}

export interface Review {
  /** Undefined while it is not known; null: nothing waits. */
  readonly task: ReviewTask | null | undefined;
  readonly draft: ReviewDraft | null;
  readonly failure: unknown;
  /** The pair is not this officer's any more: only the next one can be asked for. */
  readonly isLost: boolean;
  readonly isOffline: boolean;
  readonly isBusy: boolean;
  /** What became of the pair before. */
  readonly before: 'decided' | 'second-look' | 'unsure' | null;
  readonly answer: (verdict: ReviewAnswer) => void;
  readonly change: (part: Partial<ReviewDraft>) => void;
  readonly confirm: () => void;
  readonly next: () => void;
  /** Back to the pair before; null: there is none. */
  readonly undo: (() => void) | null;
}

const againMs = 2000;
const renewEveryMs = 60_000;
/** Somebody who touched nothing for this long has left; their lease may run out. */
const idleMs = 5 * 60_000;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const noNotes: RelationNotes = [null, null];

/** What is proposed to be confirmed: as decided before, else as answered, with the notes that the rules give. */
const draftOf = ({ said, notes, decided }: ReviewExplained): ReviewDraft =>
  decided ?? { verdict: said, notes: notes[said] ?? noNotes, reason: '' };

/** The pair under review: claimed, answered blind, explained, confirmed; then the next one. */
export function useReview(): Review {
  const { noteFailure } = useSession();
  const [task, setTask] = useState<ReviewTask | null | undefined>(undefined);
  const [draft, setDraft] = useState<ReviewDraft | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isOffline, setOffline] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [last, setLast] = useState<{ id: string; became: NonNullable<Review['before']> } | null>(null);
  const shownAt = useRef(0);
  const touchedAt = useRef(Date.now());
  const isGone = useRef(false);
  const held = useRef<string | null>(null);

  const show = useCallback((next: ReviewTask | null) => {
    held.current = next?.relationId ?? null;
    shownAt.current = performance.now();
    setTask(next);
    setDraft(next?.explained ? draftOf(next.explained) : null);
    setFailure(null);
  }, []);

  /** One call at a time; what fails for want of a network is sent again until it goes through: the server takes it once. */
  const run = useCallback(
    async (work: () => Promise<void>) => {
      setBusy(true);
      for (;;) {
        try {
          await work();
          setOffline(false);
          break;
        } catch (error) {
          if (isPassing(error) && !isGone.current) {
            setOffline(true);
            await wait(againMs);
            continue;
          }
          setOffline(false);
          if (!noteFailure(error)) setFailure(error);
          break;
        }
      }
      setBusy(false);
    },
    [noteFailure],
  );
  const claim = useCallback(
    async (besides: string | null) => show(await call(claimReview, { body: { besides: besides as never } })),
    [show],
  );

  useEffect(() => {
    isGone.current = false;
    const touch = () => {
      touchedAt.current = Date.now();
    };
    const leave = () => {
      isGone.current = true;
      if (held.current)
        call(releaseReview, { params: { relationId: held.current }, keepalive: true }).catch(() => undefined);
    };
    window.addEventListener('keydown', touch);
    window.addEventListener('pointerdown', touch);
    window.addEventListener('pagehide', leave);
    void run(() => claim(null));
    return () => {
      window.removeEventListener('keydown', touch);
      window.removeEventListener('pointerdown', touch);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [run, claim]);

  const relationId = task?.relationId ?? null;
  usePoll(
    async (signal) => {
      if (!relationId || Date.now() - touchedAt.current > idleMs) return;
      try {
        await call(renewReview, { params: { relationId }, signal });
      } catch (error) {
        if (!signal.aborted && !isPassing(error) && !noteFailure(error)) setFailure(error);
      }
    },
    renewEveryMs,
    relationId !== null,
  );
  // While nothing waits, something may come.
  usePoll(
    async (signal) => {
      const next = await call(claimReview, { body: { besides: null }, signal });
      if (next) show(next);
    },
    10_000,
    task === null,
  );

  const tookMs = () => Math.round(performance.now() - shownAt.current);
  const answer = (verdict: ReviewAnswer) => {
    if (!task) return;
    if (task.explained) {
      if (verdict !== 'unsure')
        setDraft((now) => ({
          verdict,
          notes: task.explained?.notes[verdict] ?? noNotes,
          reason: now?.reason ?? '',
        }));
      return;
    }
    const body = { verdict, tookMs: tookMs() };
    void run(async () => {
      const explained = await call(answerReview, { params: { relationId: task.relationId }, body });
      setFailure(null);
      if (explained) {
        setTask({ ...task, explained });
        setDraft(draftOf(explained));
        return;
      }
      setLast({ id: task.relationId, became: 'unsure' });
      await call(releaseReview, { params: { relationId: task.relationId } });
      await claim(task.relationId);
    });
  };
  const confirm = () => {
    if (!task || !draft) return;
    const body = { ...draft, tookMs: tookMs() };
    void run(async () => {
      const { state } = await call(decideReview, { params: { relationId: task.relationId }, body });
      setLast({ id: task.relationId, became: state });
      await claim(null);
    });
  };
  const next = () => void run(() => claim(null));
  const undo = () => {
    if (!last) return;
    void run(async () => {
      const back = await call(reopenReview, { params: { relationId: last.id } });
      if (relationId) await call(releaseReview, { params: { relationId } });
      setLast(null);
      show(back);
    });
  };
  return {
    task,
    draft,
    failure,
    isLost: failure !== null && isLostBy(failure),
    isOffline,
    isBusy,
    before: last?.became ?? null,
    answer,
    change: (part) => setDraft((now) => now && { ...now, ...part }),
    confirm,
    next,
    undo: last ? undo : null,
  };
}

/** Failures after which the pair is somebody else's, or not what it was. */
const isLostBy = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['task.taken', 'task.done', 'relation.changed', 'id.not-found'].includes(String(error.code));
