export { DEMO_SIGN_INS } from './demo-sign-ins.js';
export { ensureDemo } from './ensure-demo.js';
export { DEMO_PASSWORD } from './settle-people.js';
