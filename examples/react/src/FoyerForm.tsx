import { type FormEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { Refused } from '../../client/foyer';

interface Props {
  readonly button: string;
  readonly className?: string;
  readonly onSend: () => Promise<void>;
  readonly children?: (errors: Refused['fields']) => ReactNode;
}

export function FoyerForm({ button, className, onSend, children }: Props): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [problem, setProblem] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    try {
      await onSend();
      setRefused(undefined);
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      setRefused(failure);
    } finally {
      setSending(false);
    }
  }

  // At the fields; above them if it is about none.
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid]');
    wrong?.focus();
    setProblem(refused && !wrong ? refused.message : '');
  }, [refused]);

  return (
    // Foyer says what is wrong, not the browser.
    <form ref={form} className={className} noValidate onSubmit={(event) => void submit(event)}>
      <p className="problem" role="alert">
        {problem}
      </p>
      {children?.(refused?.fields ?? {})}
      <button aria-disabled={isSending}>{button}</button>
    </form>
  );
}
