import { useEffect, useRef, useState } from 'preact/hooks';
import { FileDrop } from './file-drop.ts';
import { type Content, html } from '../controls/html.ts';
import { ImportFields } from './import-fields.ts';
import {
  type ChosenFile,
  factsOf,
  type FileFormat,
  formatOf,
  importInput,
  isFixtureFormat,
  readFile,
} from './import-formats.ts';
import { type Answers, answersOf, ImportQuestions } from './import-questions.ts';
import { type ImportResult, ImportSummary } from './import-summary.ts';
import { importFeedMutation, importFixturesMutation } from '../session/documents.ts';
import { refusalText } from '../session/refusal-text.ts';
import { problemOf } from '../session/save.ts';
import { useSession } from '../session/session.ts';

/** Imports files: chosen or dropped, checked without storing anything, with the questions that they raise. */
export function ImportView(): Content {
  const session = useSession();
  const { api, words, notify, changed } = session;
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [format, setFormat] = useState<FileFormat | ''>('');
  const [facts, setFacts] = useState({
    competition: '',
    season: '',
    kind: 'LEAGUE',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const [answers, setAnswers] = useState<Answers>({});
  const [result, setResult] = useState<ImportResult | null>(null);
  const [isBusy, setBusy] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const take = async (chosen: Iterable<File>): Promise<void> => {
    try {
      const read = await Promise.all([...chosen].map(readFile));
      const known = read.map(formatOf).find((one) => one !== null) ?? '';
      setFiles(read);
      setFormat(known);
      setFacts((old) => ({ ...old, ...(read[0] && factsOf(read[0])) }));
      setAnswers({});
      setResult(null);
      notify(known === '' ? { kind: 'ERROR', text: words.text('unknownFormat') } : null);
    } catch {
      notify({ kind: 'ERROR', text: words.text('notUtf8') });
    }
  };
  const run = async (dryRun: boolean): Promise<void> => {
    if (format === '' || isBusy) return;
    setBusy(true);
    const isFixtures = isFixtureFormat(format);
    const input = importInput(format, files, facts, { dryRun, ...answersOf(answers, facts.timeZone, isFixtures) });
    try {
      const mutation = isFixtures ? importFixturesMutation : importFeedMutation;
      const data = await api.query<Record<string, ImportResult>>(mutation, { input });
      const [outcome = null] = Object.values(data);
      setResult(outcome);
      const isDone = outcome?.dryRun === false;
      if (isDone) changed();
      notify(isDone ? { kind: 'DONE', text: words.text('imported') } : null);
    } catch (error) {
      notify({ kind: 'ERROR', text: problemOf(error, session) });
    } finally {
      setBusy(false);
    }
  };
  const isChecked = result?.dryRun === true;
  return html`
    <section class="imports">
      <h2 tabindex="-1" ref=${title}>${words.text('imports')}</h2>
      <${FileDrop} names=${files.map(({ name }) => name)} take=${take} />
      ${
        files.length > 0 &&
        html`
          <form
            class="statement card"
            novalidate
            onSubmit=${(event: Event) => {
              event.preventDefault();
              void run(!isChecked);
            }}
          >
            <${ImportFields} format=${format} facts=${facts} changeFormat=${setFormat} change=${setFacts} />
            <div role="status">
              ${isBusy && html`<p class="muted">${words.text('loading')}</p>`}
              ${
                !isBusy &&
                result?.message !== undefined &&
                result.questions === undefined &&
                html`<p class="problem">${refusalText({ ...result, message: result.message }, words)}</p>`
              }
              ${!isBusy && result?.dryRun !== undefined && html`<${ImportSummary} result=${result} />`}
            </div>
            ${
              result?.questions !== undefined &&
              html`<${ImportQuestions} questions=${result.questions} answers=${answers} change=${setAnswers} />`
            }
            <p class="buttons">
              <button type="button" class="quiet" disabled=${isBusy || format === ''} onClick=${() => run(true)}>
                ${words.text('checkFile')}
              </button>
              <button type="button" class="primary" disabled=${isBusy || !isChecked} onClick=${() => run(false)}>
                ${words.text('importFile')}
              </button>
            </p>
          </form>
        `
      }
    </section>
  `;
}
