/** What stands for somebody or something in a language: by who they are to the matter, or by what kind of thing it is. */
export type StandIns = Readonly<Record<string, string>>;

/** English needs no list: there, the names of the kinds are the words. */
const FRENCH: StandIns = {
  person: 'personne',
  customer: 'client',
  writer: 'auteur',
  me: 'moi',
  colleague: 'collègue',
  witness: 'témoin',
  phone: 'téléphone',
  'e-mail': 'courriel',
  address: 'adresse',
  place: 'lieu',
  'date of birth': 'date de naissance',
  licence: 'permis',
  'health number': 'numéro de santé',
  'tax number': 'numéro fiscal',
  case: 'dossier',
  'bank account': 'compte bancaire',
  card: 'carte',
  passport: 'passeport',
  plate: 'plaque',
  'IP address': 'adresse IP',
  link: 'lien',
  'account name': 'compte d’accès',
  number: 'numéro',
};

export const standInsIn = (language: string): StandIns => (language.toLowerCase().startsWith('fr') ? FRENCH : {});
