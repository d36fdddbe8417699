/** For a customer whose language a template lacks: how they get help with what they cannot read, in words they can. */
const SENTENCES: Readonly<Record<string, string>> = {
  ar: 'إذا كنت بحاجة إلى مساعدة لقراءة هذه الرسالة، فاتصل بنا واذكر لغتك.',
  de: 'Wenn Sie Hilfe beim Lesen dieses Schreibens brauchen, rufen Sie uns bitte an und nennen Sie Ihre Sprache.',
  el: 'Αν χρειάζεστε βοήθεια για να διαβάσετε αυτή την επιστολή, τηλεφωνήστε μας και πείτε μας τη γλώσσα σας.',
  es: 'Si necesita ayuda para leer esta carta, llámenos y díganos su idioma.',
  fr: 'Si vous avez besoin d’aide pour lire cette lettre, appelez-nous et dites-nous votre langue.',
  it: 'Se ha bisogno di aiuto per leggere questa lettera, ci telefoni e ci dica la Sua lingua.',
  vi: 'Nếu quý vị cần giúp đỡ để đọc thư này, xin gọi cho chúng tôi và cho biết ngôn ngữ của quý vị.',
  zh: '如果您需要帮助阅读此信，请致电我们并说明您的语言。',
};

const ENGLISH = 'If you need help to read this letter, ring us and say your language.';

export const helpSentence = (language: string): string =>
  SENTENCES[language.split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH;
