export { INTERVAL_SECONDS, intervalOf, type Asked } from './day.ts';
export { forecastOf, type Weeks } from './forecast.ts';
