/** What a check has found. */
export interface Finding {
  /** Such as `database`. */
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly text: string;
  /** What the operator can do. */
  readonly advice?: string | undefined;
}

/** Makes findings of one check. */
export function findingsOf(
  check: string,
): Record<'ok' | 'warning' | 'failed', (text: string, advice?: string) => Finding> {
  return {
    ok: (text) => ({ check, state: 'ok', text }),
    warning: (text, advice) => ({ check, state: 'warning', text, advice }),
    failed: (text, advice) => ({ check, state: 'failed', text, advice }),
  };
}
