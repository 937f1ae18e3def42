/** Whether both databases store this text unchanged: PostgreSQL rejects NUL characters and unpaired surrogates. */
export const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();
