import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { frameText } from '../../shared/text/frame.ts';
import { Empty, translate } from '../ui/index.ts';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Another key starts the part anew, as a change of place does. */
  readonly resetKey?: string;
}
interface BoundaryState {
  readonly failed: boolean;
  readonly key: string | undefined;
}

/** Keeps a fault of one part to that part; the work itself is safe in the core. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false, key: this.props.resetKey };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return props.resetKey === state.key ? null : { failed: false, key: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Empty
        fill
        icon={<IconAlertTriangle size={24} />}
        title={translate(frameText.partFailed)}
        text={translate(frameText.partFailedText)}
      >
        <Button onClick={() => this.setState({ failed: false })}>{translate(frameText.tryAgain)}</Button>
        <Button variant="default" onClick={() => location.reload()}>
          {translate(frameText.reload)}
        </Button>
      </Empty>
    );
  }
}
