import { useEffect, useRef, useState } from 'preact/hooks';
import { FasterNotice } from './faster-notice.ts';
import { type Content, html } from '../controls/html.ts';
import { usePreview } from '../preview/preview.ts';
import { refusalText } from '../session/refusal-text.ts';
import { PreviewPanel } from '../preview/preview-panel.ts';
import { useSave } from '../session/save.ts';
import { useSession } from '../session/session.ts';
import { isLink, NO_SOURCE, SourceFields, sourceInput } from './source-fields.ts';
import { NEW_INJURY, StatementTarget } from './statement-target.ts';
import type { Injury, Player } from '../session/types.ts';

interface StatementProps {
  readonly player: Player;
  readonly today: string;
  /** Reads the player again and returns the new state. */
  readonly reload: () => Promise<Player | null>;
}

type Problems = Readonly<Record<string, string>>;

/** A form for a statement in words: shows its reading and the changes, asks for the source, and saves it. */
export function Statement({ player, today, reload }: StatementProps): Content {
  const { words } = useSession();
  const open = player.injuries.nodes.filter(({ status }) => status === 'ACTIVE');
  const [target, setTarget] = useState({ injury: open[0]?.id ?? NEW_INJURY, bodyPart: 'UNKNOWN', occurredOn: today });
  const [text, setText] = useState('');
  const [source, setSource] = useState(NO_SOURCE);
  const [problems, setProblems] = useState<Problems>({});
  const [overtakenBy, setOvertakenBy] = useState<Injury | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const save = useSave();

  const injury = open.find(({ id }) => id === target.injury) ?? open[0] ?? null;
  const isNew = target.injury === NEW_INJURY || injury === null;
  const { bodyPart, occurredOn } = isNew ? target : injury;
  const estimate = { text: text.trim() };
  const input = estimate.text === '' ? null : { player: { id: player.id }, bodyPart, occurredOn, estimate };
  const revision = isNew ? 0 : injury.estimate.revision;
  const { preview, ask, isBusy } = usePreview(input, `${player.missedGames.revision}:${revision}`);

  // The revision that the shown difference is based on: only that one may be replaced.
  const seen = useRef(revision);
  useEffect(() => {
    seen.current = revision;
  }, [preview]);
  useEffect(() => {
    if (revision !== seen.current && estimate.text !== '') setOvertakenBy(injury);
  }, [revision]);

  const issues = (): Problems => ({
    ...(estimate.text === '' && { statement: words.text('statementMissing') }),
    ...(source.name.trim() === '' && { source: words.text('sourceMissing') }),
    ...(!isLink(source.url) && { link: words.text('linkInvalid') }),
  });

  const submit = async (): Promise<void> => {
    const found = issues();
    setProblems(found);
    const [first] = Object.keys(found);
    if (first !== undefined) return form.current?.querySelector<HTMLElement>(`#desk-${first}`)?.focus();
    const said = { estimate, source: sourceInput(source) };
    const refusal = isNew
      ? await save('reportInjury', { player: { id: player.id }, bodyPart, occurredOn, ...said })
      : await save('reviseRecoveryEstimate', { injury: injury.id, expectedRevision: seen.current, ...said });
    if (refusal === null) {
      setText('');
      setSource(({ kind }) => ({ ...NO_SOURCE, kind }));
      setOvertakenBy(null);
    } else if (refusal.__typename === 'ConflictError') {
      const current = await reload();
      const newest = current?.injuries.nodes.find(({ id }) => id === injury?.id) ?? null;
      seen.current = newest?.estimate.revision ?? revision;
      setOvertakenBy(newest);
    } else if (refusal.message !== '') {
      setProblems({ statement: refusalText(refusal, words) });
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    const isSave = event.ctrlKey || event.metaKey;
    const isPreview = event.target instanceof HTMLTextAreaElement && !event.shiftKey;
    if (isSave || isPreview) event.preventDefault();
    if (isSave) void submit();
    else if (isPreview) ask();
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void submit();
  };
  return html`
    <form class="statement card" ref=${form} novalidate onKeyDown=${onKeyDown} onSubmit=${onSubmit}>
      <${StatementTarget} open=${open} target=${target} change=${setTarget} today=${today} />
      <div class="field">
        <label for="desk-statement">${words.text('statement')}</label>
        <textarea
          id="desk-statement"
          rows="2"
          dir="auto"
          maxlength="1000"
          placeholder=${words.text('statementHint')}
          value=${text}
          aria-invalid=${problems.statement === undefined ? undefined : true}
          aria-describedby="desk-statement-problem"
          onInput=${({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => setText(currentTarget.value)}
        ></textarea>
        <p class="problem" id="desk-statement-problem" role="alert">${problems.statement}</p>
      </div>
      ${overtakenBy !== null && html`<${FasterNotice} injury=${overtakenBy} />`}
      <${PreviewPanel} before=${player.missedGames} preview=${preview} isBusy=${isBusy} />
      <${SourceFields} values=${source} problems=${problems} change=${setSource} />
      <p class="buttons">
        <button type="button" onClick=${ask}>${words.text('preview')}</button>
        <button type="submit" class="primary">${words.text('save')}</button>
      </p>
    </form>
  `;
}
