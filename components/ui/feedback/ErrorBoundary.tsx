import { Component, type ComponentChildren } from 'preact';

interface ErrorBoundaryProps {
  /** The content that may fail to render. */
  children: ComponentChildren;
  /** Shown if the content cannot be rendered. */
  fallback: ComponentChildren;
  /** The value that is shown. A new value clears the error and renders the content again. */
  subject: unknown;
}

interface ErrorBoundaryState {
  hasFailed: boolean;
  subject: unknown;
}

/** Limits a rendering error to its own content, and logs it once. */
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
