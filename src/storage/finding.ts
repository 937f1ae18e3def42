/** The result of a check of the doctor, with the fix for a problem. Never contains a secret. */
export interface CheckResult {
  readonly state: 'ok' | 'warning' | 'error';
  readonly about: string;
  readonly message: string;
}

export const ok = (about: string, message: string): CheckResult => ({ state: 'ok', about, message });
export const warning = (about: string, message: string): CheckResult => ({ state: 'warning', about, message });
export const failure = (about: string, message: string): CheckResult => ({ state: 'error', about, message });
