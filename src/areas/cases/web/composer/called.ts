import { createContext, use } from 'react';

const Called = createContext(0);
export const CalledOf = Called.Provider;

/** How often the officer has asked for the writing field; each time it takes the focus. */
export const useCalled = (): number => use(Called);
