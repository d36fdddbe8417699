export { printQuery, readQuery, wordsOf, type QueryPart } from './read-query.ts';
export { OPERATORS, type Operator } from './operators.ts';
export { suggestionsFor } from './suggest.ts';
export { excerptOf, type Piece } from './marks.ts';
