import type { ReactNode } from 'react';

type Fact = readonly [label: string, value: string | null];

/** What is known of one thing, each fact under its label; what is empty is left out. `children`: further facts, such as links. */
export function FactList({ facts, children }: { facts: readonly Fact[]; children?: ReactNode }) {
  return (
    <dl className="facts">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
      {children}
    </dl>
  );
}
