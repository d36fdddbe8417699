import { say } from '#ui/words/say.ts';
import type { Category, Impact, Standing, Way } from '../rules/index.ts';

export function categoryWords(category: Category): string {
  switch (category) {
    case 'persistence':
      return say('Goes on after it was settled');
    case 'demands':
      return say('Asks for what cannot be');
    case 'lack of cooperation':
      return say('Keeps from us what we need');
    case 'arguments':
      return say('Reasons that do not hold');
    case 'behaviour':
      return say('Shouts, insults, threatens');
  }
}

export function impactWords(impact: Impact): string {
  switch (impact) {
    case 'health':
      return say('somebody’s health');
    case 'safety':
      return say('somebody’s safety');
    case 'resources':
      return say('the time others wait for');
    case 'fairness to others':
      return say('fairness to others');
  }
}

export function responseWords(response: string): string {
  switch (response) {
    case 'listened and went on':
      return say('Listened, and went on');
    case 'named it and asked them to stop':
      return say('Named it, and asked them to stop');
    case 'a break, or another officer':
      return say('A break, or another officer');
    case 'ended the contact':
      return say('Ended the contact');
    case 'called for help':
      return say('Called for help');
    default:
      return response;
  }
}

export function wayWords(way: Way): string {
  switch (way) {
    case 'letter':
      return say('By letter');
    case 'email':
      return say('By e-mail');
    case 'web':
      return say('On the web');
    case 'phone':
      return say('By telephone');
    case 'counter':
      return say('At the counter');
  }
}

export function standingWords(standing: Standing): string {
  switch (standing) {
    case 'asked':
      return say('Waits for a decision');
    case 'to be told':
      return say('Decided; they are to be told');
    case 'in force':
      return say('Holds');
    case 'lapsed':
      return say('Over');
    case 'lifted':
      return say('Lifted');
    case 'not made':
      return say('Not made');
  }
}
