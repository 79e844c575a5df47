import { Component, type ComponentChildren } from 'preact';
import { errorMessage } from '../api/requestError';
import { Empty } from '../components/Empty';

interface State {
  error: string | null;
}

/** Keeps the error of one view from breaking the page. */
export class ErrorBoundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { error: null };

  static override getDerivedStateFromError(error: unknown): State {
    return { error: errorMessage(error) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Empty title="This view failed">{error}. The rest of the page still works. Reload the page to try again.</Empty>
    );
  }
}
