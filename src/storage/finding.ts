/** The result of a check of the doctor, with the fix for a problem. Never contains a secret. */
export interface CheckResult {
  readonly state: 'ok' | 'warning' | 'error';
  readonly about: string;
  readonly message: string;
}

export const ok = (about: string, says: string): CheckResult => ({ state: 'ok', about, message: says });
export const warning = (about: string, says: string): CheckResult => ({ state: 'warning', about, message: says });
export const failure = (about: string, says: string): CheckResult => ({ state: 'error', about, message: says });
