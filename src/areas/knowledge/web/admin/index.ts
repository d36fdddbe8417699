export { ModelSwitch } from './model-switch.tsx';
