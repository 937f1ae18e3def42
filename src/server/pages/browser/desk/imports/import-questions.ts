import { Field } from '../controls/field.ts';
import { type Content, html } from '../controls/html.ts';
import { useSession } from '../session/session.ts';

/** A question about a name in a file that is not resolved. */
export interface ImportQuestion {
  readonly name: string;
  readonly kind: 'TEAM' | 'PLAYER' | 'COMPETITION';
  readonly words: string;
  readonly candidates: readonly {
    readonly words: string;
    readonly node: { readonly id: string; readonly name?: string };
  }[];
}

const CREATE = 'CREATE';

/** The meanings of names: the id of an object or CREATE, by kind and name. */
export type Answers = Readonly<Record<string, { readonly question: ImportQuestion; readonly answer: string }>>;

const keyOf = ({ kind, name }: ImportQuestion): string => `${kind} ${name}`;

/** Returns the answers in the form of the API. */
export function answersOf(answers: Answers, timeZone: string, isFixtures: boolean): object {
  const given = Object.values(answers).filter(({ answer }) => answer !== '');
  const of = (kind: ImportQuestion['kind'], create: (name: string) => object) =>
    given
      .filter(({ question }) => question.kind === kind)
      .map(({ question: { name }, answer }) =>
        answer === CREATE ? { name, create: create(name) } : { name, [kind.toLowerCase()]: { id: answer } },
      );
  const teams = of('TEAM', (name) => ({ name, kind: 'CLUB', timeZone }));
  const players = of('PLAYER', (name) => ({ name }));
  return { ...(teams.length > 0 && { teams }), ...(players.length > 0 && !isFixtures && { players }) };
}

interface ImportQuestionsProps {
  readonly questions: readonly ImportQuestion[];
  readonly answers: Answers;
  readonly change: (answers: Answers) => void;
}

/** The unresolved names, each with its candidates. */
export function ImportQuestions({ questions, answers, change }: ImportQuestionsProps): Content {
  const { words } = useSession();
  return html`
    <fieldset class="questions">
      <legend>${words.text('questions')}</legend>
      <p class="muted">${words.text('questionsHint')}</p>
      ${questions.map((question, at) => {
        const key = keyOf(question);
        return html`
          <${Field} key=${key} id=${`question-${at}`} label=${question.name} hint=${question.words}>
            ${(props: object) => html`
              <select
                ...${props}
                value=${answers[key]?.answer ?? ''}
                onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
                  change({ ...answers, [key]: { question, answer: currentTarget.value } })}
              >
                <option value="">–</option>
                ${question.candidates.map(
                  ({ node, words: why }) => html`<option value=${node.id}>${node.name ?? node.id} – ${why}</option>`,
                )}
                ${question.kind !== 'COMPETITION' && html`<option value=${CREATE}>${words.text('createNew')}</option>`}
              </select>
            `}
          <//>
        `;
      })}
    </fieldset>
  `;
}
