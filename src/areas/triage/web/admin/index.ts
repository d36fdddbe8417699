export { TrendFigures } from './trend-figures.tsx';
