import { accept, type Decision, invalid } from '../decision.ts';
import { diagnosisByCode, matchDiagnosis } from './catalogue.ts';

/** Returns the catalogue code of a diagnosis that is given as a code or in words; null if none is given. */
export function parseDiagnosisInput(input: string | null | undefined): Decision<string | null> {
  if (input == null) return accept(null);
  const entry = diagnosisByCode(input) ?? matchDiagnosis(input.replaceAll('_', ' '));
  if (entry !== null) return accept(entry.code);
  const message = `"${input.slice(0, 60)}" matches no entry of the catalogue; expected a code or the name of a diagnosis.`;
  return invalid([{ path: ['input', 'diagnosis'], message }]);
}
