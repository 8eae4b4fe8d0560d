import { Component, type ComponentChildren } from 'preact';

interface ErrorBoundaryProps {
  /** What may fail. */
  children: ComponentChildren;
  /** Shown in its place where it cannot be drawn. */
  fallback: ComponentChildren;
  /** What is drawn. A new value clears the error and is drawn. */
  subject: unknown;
}

interface ErrorBoundaryState {
  hasFailed: boolean;
  subject: unknown;
}

/** What cannot be drawn takes only itself down. The error is logged once. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false, subject: this.props.subject };

  static override getDerivedStateFromProps(
    { subject }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return subject === state.subject ? null : { hasFailed: false, subject };
  }

  override componentDidCatch(error: unknown): void {
    console.error('Something could not be drawn.', error);
    this.setState({ hasFailed: true });
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
