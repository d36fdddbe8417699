import type { ReactNode } from 'react';

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="part-shown">
    <h3>{title}</h3>
    <div className="stack">{children}</div>
  </div>
);

export const Row = ({ children }: { children: ReactNode }) => <div className="row-of">{children}</div>;
