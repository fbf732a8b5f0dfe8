export { survey, type Survey } from './survey.js';
export type { SmartOffer } from './smart-offer.js';
