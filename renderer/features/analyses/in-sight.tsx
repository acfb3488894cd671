import { type ReactNode, useEffect, useRef } from 'react';

export interface InSightProps {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** What is said in a panel that scrolls comes into sight once it is there. */
export function InSight({ className, children }: InSightProps) {
  const box = useRef<HTMLDivElement>(null);
  // In braces: scrolling gives a promise in newer browsers, which is no way to clean up.
  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  );
}
