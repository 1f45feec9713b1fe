import { Component, type ReactNode } from 'react';
import { TextsContext } from '../locale/use-texts';

interface Props {
  readonly children: ReactNode;
}

/** Shows what went wrong in the window instead of a blank page (React writes it to the console). Main goes on. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  static override contextType = TextsContext;
  declare context: React.ContextType<typeof TextsContext>;
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { errors, lab } = this.context;
    return (
      <div role="alert" className="failed">
        <h1>{errors.title}</h1>
        <p>{errors.text}</p>
        <pre>{error.message}</pre>
        <button type="button" onClick={() => location.reload()}>
          {lab.reload}
        </button>
      </div>
    );
  }
}
