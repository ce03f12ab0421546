export { ensureDemo } from './ensure-demo.js';
export { DEMO_PASSWORD } from './settle-people.js';
