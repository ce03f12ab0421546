import { challengeMachine, statesOf } from '../../libs/lifecycle/index.js';
import { choices } from '../platform/http/index.js';
import { COMPARATORS, COOPERATIONS, MECHANISMS } from './challenge-facts.js';

/** The choices of a challenge under the names that the API's description gives them. */
export const CHALLENGE_STATE = choices('ChallengeState', statesOf(challengeMachine));
export const COOPERATION = choices('Cooperation', COOPERATIONS);
export const MECHANISM = choices('Mechanism', MECHANISMS);
export const COMPARATOR = choices('Comparator', COMPARATORS);
export const LANGUAGE = choices('Locale', ['zh', 'en']);
