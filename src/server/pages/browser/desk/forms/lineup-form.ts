import { useEffect, useRef, useState } from 'preact/hooks';
import { focusLink } from './form-links.ts';
import { type Content, html } from '../controls/html.ts';
import { refusalText } from '../session/refusal-text.ts';
import { useSave } from '../session/save.ts';
import { useSession } from '../session/session.ts';
import type { Team } from '../session/types.ts';

interface LineupFormProps {
  readonly team: Team;
  readonly fixture: string;
  readonly name: string;
  readonly close: () => void;
}

const ROLES = ['starting', 'bench', 'absent'] as const;

/** A form for the players who start, are on the bench, or are absent. */
export function LineupForm({ team, fixture, name, close }: LineupFormProps): Content {
  const { words } = useSession();
  const [roles, setRoles] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const save = useSave();
  useEffect(() => {
    form.current?.querySelector('select')?.focus();
    return () => focusLink('recordLineup', fixture);
  }, []);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const having = (role: string) =>
      team.players.nodes.filter(({ id }) => roles[id] === role).map(({ id }) => ({ id }));
    const [starting, bench, absent] = ROLES.map(having);
    const refusal = await save('recordLineup', { fixture, team: { id: team.id }, starting, bench, absent });
    if (refusal === null) close();
    else setProblem(refusalText(refusal, words));
  };
  return html`
    <form class="statement card" ref=${form} novalidate aria-labelledby="form-title" onSubmit=${submit}>
      <div>
        <h3 id="form-title">${words.action('recordLineup')}</h3>
        <p class="muted"><bdi>${name}</bdi></p>
      </div>
      <div class="lineup">
        ${team.players.nodes.map(
          ({ id, name: player }) => html`
            <label key=${id}>
              <span><bdi>${player}</bdi></span>
              <select
                value=${roles[id] ?? ''}
                onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
                  setRoles((old) => ({ ...old, [id]: currentTarget.value }))}
              >
                <option value="">–</option>
                ${ROLES.map((role) => html`<option value=${role}>${words.action(`f_${role}`)}</option>`)}
              </select>
            </label>
          `,
        )}
      </div>
      <p class="muted" role="status">
        ${words.action('f_starting')}:
        ${words.number(Object.values(roles).filter((role) => role === 'starting').length)}
      </p>
      <p class="problem" role="alert">${problem}</p>
      <p class="buttons">
        <button type="button" class="quiet" onClick=${close}>${words.text('cancel')}</button>
        <button type="submit" class="primary">${words.text('save')}</button>
      </p>
    </form>
  `;
}
